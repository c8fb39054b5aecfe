import path from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    alias: {
      "@": import.meta.dirname,
      // Next gives `server-only` its meaning; under plain Node it is an empty module.
      "server-only": path.join(import.meta.dirname, "fixtures/empty.ts"),
    },
  },
  test: {
    include: ["{app,components,lib,scripts,fixtures}/**/*.test.ts"],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
