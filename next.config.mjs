/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Native packages are loaded by Node itself, never bundled.
  serverExternalPackages: ["better-sqlite3", "node-av", "pg", "pino"],
};

export default config;
