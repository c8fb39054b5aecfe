/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  // Native packages are loaded by Node itself, never bundled.
  serverExternalPackages: ["better-sqlite3", "node-av", "pg", "pino"],
  // `next dev` would write files of its own into the checkout.
  agentRules: false,
};

export default config;
