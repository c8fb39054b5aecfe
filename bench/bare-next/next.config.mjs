import path from "node:path";

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  turbopack: { root: path.resolve(import.meta.dirname, "../..") },
  // `next build` would write files of its own into the checkout.
  agentRules: false,
};

export default config;
