import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { defineConfig, devices } from "@playwright/test";
import { ADMIN } from "./fixtures/admin.ts";
import { findBrowser } from "./scripts/steps/browser.mjs";
import { requireNode } from "./scripts/steps/node.mjs";
import { findFreePort } from "./scripts/steps/port.mjs";

const root = import.meta.dirname;

// This file is read again in every worker, which inherits what the first reading settled.
if (!process.env.E2E_PORT) {
  process.env.E2E_PORT = String(await findFreePort());
  process.env.E2E_DATA_DIR = path.join(root, `.cache/e2e-data-${process.pid}`);
  process.env.CHROMIUM_PATH ??= findBrowser(root) ?? "";
  const dataDir = process.env.E2E_DATA_DIR;
  mkdirSync(dataDir, { recursive: true });
  // By then the server has ended.
  process.on("exit", () => rmSync(dataDir, { recursive: true, force: true }));
}
const baseURL = `http://localhost:${process.env.E2E_PORT}`;

// Chromium's sandbox does not work for root; the rest keeps it from calling home.
const args = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export default defineConfig({
  testDir: "e2e",
  outputDir: ".cache/e2e-results",
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  ...(process.env.LONG_TESTS ? {} : { grepInvert: /@long/ }),
  reporter: [["list"], ["json", { outputFile: ".cache/reports/playwright.json" }]],
  use: {
    ...devices["Desktop Chrome"],
    baseURL,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args },
  },
  webServer: {
    command: `"${requireNode(root)}" scripts/start.mjs`,
    url: `${baseURL}/api/health`,
    timeout: 60_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
    // Every setting is named, so that a developer's own `.env` changes nothing here.
    env: {
      PORT: process.env.E2E_PORT,
      HOST: "",
      PUBLIC_URL: "",
      TRUST_PROXY: "",
      DATA_DIR: process.env.E2E_DATA_DIR ?? "",
      DATABASE_URL: "",
      STORAGE_URL: "",
      API_URL: "",
      AUTH_SECRET: "",
      ADMIN_HANDLE: ADMIN.handle,
      ADMIN_PASSWORD: ADMIN.password,
      MAX_UPLOAD_BYTES: "",
      MAX_DURATION_SECONDS: "",
      RATE_LIMIT_PER_MINUTE: "",
      MEDIA_WORKERS: "",
      LOG_LEVEL: "warn",
    },
  },
});
