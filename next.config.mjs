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

/**
 * A folder that runs by itself, for scripts/standalone.mjs alone: it costs time and half a gigabyte. To what Next finds
 * by itself it adds what is no part of any bundle: the way to start, the media worker with what it imports, and Node.
 */
const standalone = {
  output: "standalone",
  outputFileTracingRoot: import.meta.dirname,
  outputFileTracingIncludes: {
    "/*": [
      "LICENSE",
      "scripts/start.mjs",
      "scripts/steps/*.mjs",
      "lib/env.ts",
      "lib/domain/**/*.ts",
      "lib/server/media/*.ts",
      "lib/server/media/models/*",
      "node_modules/{node-av,@seydx}/**",
      "node_modules/sherpa-onnx-*/**",
      "node_modules/node-{linux,darwin,win}-*/**",
    ],
  },
};

/** @type {import("next").NextConfig} */
const config = {
  ...(process.env.STANDALONE ? standalone : {}),
  reactStrictMode: true,
  poweredByHeader: false,
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  // Native packages are loaded by Node itself, never bundled.
  serverExternalPackages: ["better-sqlite3", "node-av", "pg", "pino"],
  // `next dev` would write files of its own into the checkout.
  agentRules: false,
  // In development it would print what actions are called with: passwords.
  logging: { serverFunctions: false },
  headers: async () => [
    { source: "/:path*", headers: securityHeaders },
    { source: "/:owner/:space/audios/:audio/:bytes(file|original|peaks|review-export)", headers: sandbox },
    { source: "/api/v1/:path*", headers: sandbox },
  ],
};

export default config;
