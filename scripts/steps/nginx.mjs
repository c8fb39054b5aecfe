import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import { step } from "./report.mjs";
import { run } from "./run.mjs";

const APT = "/usr/bin/apt-get";
/** Where servers' programs are kept that are no part of everybody's PATH. */
const SERVER_FOLDERS = ["/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin"];

/** The nginx on this machine that starts, or null: one on the PATH or beside it, or the one that was fetched for the tests. */
export function findNginx(root) {
  const folders = [...(process.env.PATH ?? "").split(path.delimiter), ...SERVER_FOLDERS, `${ownFolder(root)}/usr/sbin`];
  return folders.map((folder) => path.join(folder, "nginx")).find(doesStart) ?? null;
}

/** The nginx to test with, fetched where there is none and it may be; null where none is to be had. */
export async function fetchNginx(root) {
  const found = findNginx(root);
  if (found || !isDebianRoot()) return found;
  await step("Fetching Debian's nginx", () => unpackDebians(ownFolder(root)));
  return findNginx(root);
}

/** Only taken out of its package, never installed: that would start a server on port 80. */
async function unpackDebians(folder) {
  mkdirSync(folder, { recursive: true });
  await run(APT, ["update"], { quiet: true });
  const { code } = await run(APT, ["download", "nginx"], { cwd: folder, quiet: true });
  const file = readdirSync(folder).find((name) => name.endsWith(".deb"));
  if (code !== 0 || !file) return console.log("  not to be had");
  await run("dpkg-deb", ["--extract", file, "."], { cwd: folder, quiet: true });
}

function ownFolder(root) {
  return path.join(root, ".cache/nginx");
}

/** Libraries may be missing: only an nginx that tells its version counts. */
function doesStart(file) {
  return existsSync(file) && spawnSync(file, ["-v"], { stdio: "ignore", timeout: 20_000 }).status === 0;
}

function isDebianRoot() {
  return process.getuid?.() === 0 && existsSync("/etc/debian_version") && existsSync(APT);
}
