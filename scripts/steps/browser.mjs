import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { Stop, step } from "./report.mjs";
import { run } from "./run.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const APT = "/usr/bin/apt-get";
const MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** The Chromium on this machine that starts, or null: `CHROMIUM_PATH`, one on the PATH, or Playwright's own. */
export function findBrowser(root) {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (doesStart(given)) return given;
    throw new Stop(`CHROMIUM_PATH is ${given}, which does not start: name a Chromium, or unset it.`);
  }
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...onPath, MAC, playwrightsOwn(root)].find(doesStart) ?? null;
}

/** The Chromium to test with, fetched where there is none and it may be; stops where none is to be had. */
export async function requireBrowser(root, { node }) {
  const found = findBrowser(root);
  if (found) return found;
  await step("Fetching Playwright's Chromium", () => fetchPlaywrights(root, node));
  const fetched = findBrowser(root);
  if (fetched) return fetched;
  if (isDebianRoot()) {
    await step("Installing Debian's Chromium", installDebians);
    const installed = findBrowser(root);
    if (installed) return installed;
  }
  throw new Stop("There is no Chromium for the tests: install the package chromium, or name one with CHROMIUM_PATH.");
}

/** Libraries may be missing and packages may be empty shells: only a browser that tells its version counts. */
function doesStart(file) {
  if (!file || !existsSync(file)) return false;
  const { status } = spawnSync(file, ["--version"], { stdio: "ignore", timeout: 20_000 });
  return status === 0;
}

function playwrightsOwn(root) {
  try {
    return createRequire(path.join(root, "package.json"))("playwright-core").chromium.executablePath();
  } catch {
    return null;
  }
}

/** Failing is no fault here: there may be no network, or no build of it for this machine. */
async function fetchPlaywrights(root, node) {
  const cli = path.join(root, "node_modules/@playwright/test/cli.js");
  const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "10000" };
  const { code, output } = await run(node, [cli, "install", "--no-shell", "chromium"], { cwd: root, env, quiet: true });
  if (code !== 0) console.log(`  not to be had: ${firstFault(output)}`);
}

async function installDebians() {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run(APT, ["update"], { env, quiet: true });
  const { code, output } = await run(APT, ["install", "-y", "--no-install-recommends", "chromium"], {
    env,
    quiet: true,
  });
  if (code !== 0) console.log(`  not to be had: ${firstFault(output)}`);
}

function isDebianRoot() {
  return process.getuid?.() === 0 && existsSync("/etc/debian_version") && existsSync(APT);
}

/** The line of a long complaint that says what is wrong. */
function firstFault(output) {
  const lines = output.split("\n").map((line) => line.trim());
  return lines.find((line) => /^(E:|error|.*Error:)/i.test(line)) ?? lines.find(Boolean) ?? "no reason given";
}
