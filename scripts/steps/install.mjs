import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Stop, step } from "./report.mjs";
import { run } from "./run.mjs";

// Install scripts are off in .npmrc. The lock file stays as it is.
const NPM_INSTALL = ["install", "--include=dev", "--include=optional", "--no-save"];

/** Installs the dependencies where they are not those of `package-lock.json` yet. */
export async function install(root) {
  if (isInstalled(root)) return;
  await step("Installing dependencies (npm install)", async () => {
    const npm = process.platform === "win32" ? "npm.cmd" : "npm";
    const { code } = await run(npm, [...NPM_INSTALL, "--loglevel=error"], { cwd: root });
    if (code !== 0) throw new Stop("npm install failed; the reason stands above.");
    markInstalled(root);
  });
}

/**
 * Whether `node_modules` is what the lock file asks for: our stamp says so, or, where npm was run by hand, npm's own
 * record is as new as the lock file.
 */
export function isInstalled(root) {
  const record = path.join(root, "node_modules/.package-lock.json");
  if (!existsSync(record)) return false;
  if (existsSync(stampFile(root))) return readFileSync(stampFile(root), "utf8") === fingerprint(root);
  const isOlder = (name) => statSync(path.join(root, name)).mtimeMs <= statSync(record).mtimeMs;
  return isOlder("package-lock.json") && isOlder("package.json");
}

/** Says that `node_modules` is what the lock file asks for. */
export function markInstalled(root) {
  writeFileSync(stampFile(root), fingerprint(root));
}

function stampFile(root) {
  return path.join(root, "node_modules/.installed");
}

/** Changes with the dependencies and the machine, not with the npm scripts. */
function fingerprint(root) {
  const lock = readFileSync(path.join(root, "package-lock.json"));
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
    readFileSync(path.join(root, "package.json"), "utf8"),
  );
  const wanted = JSON.stringify([dependencies, devDependencies, optionalDependencies, process.platform, process.arch]);
  return createHash("sha256").update(lock).update(wanted).digest("hex");
}
