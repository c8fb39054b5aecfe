import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { defineConfig, devices } from "@playwright/test";
import type { TestOptions } from "./e2e/support/test.ts";
import { ADMIN } from "./fixtures/admin.ts";
import { findBrowser } from "./scripts/steps/browser.mjs";
import { requireNode } from "./scripts/steps/node.mjs";
import { findFreePort } from "./scripts/steps/port.mjs";

const root = import.meta.dirname;

// This file is read again in every worker, which inherits what the first reading settled.
if (!process.env.E2E_PORT) {
  process.env.E2E_PORT = String(await findFreePort());
  process.env.E2E_REMOTE_PORT = String(await findFreePort());
  process.env.E2E_DATA_DIR = path.join(root, `.cache/e2e-data-${process.pid}`);
  process.env.CHROMIUM_PATH ??= findBrowser(root) ?? "";
  const dataDir = process.env.E2E_DATA_DIR;
  mkdirSync(dataDir, { recursive: true });
  // By then the server has ended.
  process.on("exit", () => rmSync(dataDir, { recursive: true, force: true }));
}
const baseURL = `http://localhost:${process.env.E2E_PORT}`;
const remoteURL = `http://localhost:${process.env.E2E_REMOTE_PORT}`;
const dataDir = process.env.E2E_DATA_DIR ?? "";

/** Every setting is named, so that a developer's own `.env` changes nothing here. */
const settings = {
  HOST: "",
  PUBLIC_URL: "",
  TRUST_PROXY: "",
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
};

/** The built app in a process of its own. */
function server(url: string, env: { DATA_DIR: string; API_URL?: string }) {
  return {
    command: `"${requireNode(root)}" scripts/start.mjs`,
    url: `${url}/api/health`,
    timeout: 60_000,
    gracefulShutdown: { signal: "SIGTERM" as const, timeout: 10_000 },
    env: { ...settings, ...env, PORT: new URL(url).port },
  };
}

/** What is told in front of a server that has only the published contract. */
const MINIMAL = /\/remote-[\w-]+\.spec\.ts$/;

/** What is told in front of another server too: the main job; with what takes minutes nearly all. */
const REMOTE = [
  MINIMAL,
  /\/(upload|drop|formats|pages|leaving|doors)\.spec\.ts$/,
  ...(process.env.LONG_TESTS ? [/\/(access|dashboards|invitations|settings|settings-pages|teams)\.spec\.ts$/] : []),
];

/** How pages look does not depend on where their API is. */
const LOOKS = / pages\.spec\.ts .*(axe|on a phone)/;

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

export default defineConfig<TestOptions>({
  testDir: "e2e",
  outputDir: ".cache/e2e-results",
  workers: 1,
  // Long enough for a busy machine: how fast something is, the benches tell.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  grepInvert: process.env.LONG_TESTS ? [] : [/@long/],
  reporter: [["list"], ["json", { outputFile: ".cache/reports/playwright.json" }]],
  use: {
    ...devices["Desktop Chrome"],
    baseURL,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args },
  },
  projects: [
    { name: "embedded", testIgnore: MINIMAL },
    // The same stories and the same build, but a web app whose API is another server's: the first one's, over HTTP.
    {
      name: "remote",
      testMatch: REMOTE,
      grepInvert: [/@embedded/, ...(process.env.LONG_TESTS ? [] : [/@long/, LOOKS])],
      use: { baseURL: remoteURL, apiOrigin: baseURL },
    },
  ],
  webServer: [
    server(baseURL, { DATA_DIR: dataDir }),
    server(remoteURL, { DATA_DIR: path.join(dataDir, "remote"), API_URL: `${baseURL}/api/v1` }),
  ],
});
