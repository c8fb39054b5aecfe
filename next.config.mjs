/** On every answer. */
const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "X-Frame-Options", value: "DENY" },
  {
    key: "Content-Security-Policy",
    value: "frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'",
  },
];

/** Bytes of people are never a page of ours. A later entry wins over an earlier one, and both over the route's own. */
const sandbox = [{ key: "Content-Security-Policy", value: "sandbox; default-src 'none'; frame-ancestors 'none'" }];

/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  // Native packages are loaded by Node itself, never bundled.
  serverExternalPackages: ["better-sqlite3", "node-av", "pg", "pino"],
  // `next dev` would write files of its own into the checkout.
  agentRules: false,
  headers: async () => [
    { source: "/:path*", headers: securityHeaders },
    { source: "/:owner/:space/audios/:audio/:bytes(file|peaks)", headers: sandbox },
    { source: "/api/v1/:path*", headers: sandbox },
  ],
};

export default config;
