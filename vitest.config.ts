import path from "node:path";
import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    alias: {
      "@": import.meta.dirname,
      // Next gives `server-only` its meaning; under plain Node it is an empty module.
      "server-only": path.join(import.meta.dirname, "fixtures/empty.ts"),
    },
  },
  test: {
    include: ["{app,components,lib,scripts,fixtures}/**/*.test.{ts,tsx}"],
    // What takes minutes runs with `npm run test:long` alone.
    exclude: [...configDefaults.exclude, ...(process.env.LONG_TESTS ? [] : ["**/*.long.test.ts"])],
    reporters: ["default", ["json", { outputFile: ".cache/reports/vitest.json" }]],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
