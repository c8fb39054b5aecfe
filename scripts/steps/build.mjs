import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Stop, step } from "./report.mjs";
import { run } from "./run.mjs";

/** What a build is made of; tests are no part of it. */
const SOURCES = ["app", "components", "lib", "public"];
const SOURCE_FILES =
  /^(package-lock\.json|tsconfig\.json|(next|postcss)\.config\.mjs|instrumentation(-client)?\.ts|\.env.*)$/;

/** The folder of the build. */
export function buildFolder(root) {
  return path.join(root, process.env.NEXT_DIST_DIR ?? ".next");
}

/** Whether there is a finished build. */
export function hasBuild(root) {
  return existsSync(path.join(buildFolder(root), "BUILD_ID"));
}

/** Builds where the sources or the key of the server actions changed since the last build; stops where that fails. */
export async function buildIfChanged(root, { node, actionsKey }) {
  const isCurrent = hasBuild(root) && existsSync(stampFile(root));
  if (isCurrent && readFileSync(stampFile(root), "utf8") === fingerprint(root, actionsKey)) return;
  await step("Building", async () => {
    const { code, output } = await build(root, { node, actionsKey, quiet: true });
    if (code === 0) return;
    process.stderr.write(output);
    throw new Stop("The build failed; the reason stands above.");
  });
}

/**
 * Builds, and tells the exit code and, where `quiet`, the output. With `actionsKey` in the code, a page of an older
 * build can still call the server's actions.
 */
export async function build(root, { node, actionsKey, quiet }) {
  const key = actionsKey ? { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey } : {};
  const env = { ...process.env, ...key, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  // Taken before the build: what is edited meanwhile makes the stamp stale.
  const builtFrom = fingerprint(root, actionsKey);
  const next = path.join(root, "node_modules/next/dist/bin/next");
  const result = await run(node, [next, "build"], { cwd: root, env, quiet });
  if (result.code === 0) writeFileSync(stampFile(root), builtFrom);
  return result;
}

function stampFile(root) {
  return path.join(buildFolder(root), "built-from");
}

function fingerprint(root, actionsKey) {
  const hash = createHash("sha256").update(actionsKey ?? "");
  for (const file of sourceFiles(root)) hash.update(`\0${file}\0`).update(readFileSync(path.join(root, file)));
  return hash.digest("hex");
}

function sourceFiles(root) {
  const files = readdirSync(root).filter((name) => SOURCE_FILES.test(name));
  for (const folder of SOURCES) {
    if (!existsSync(path.join(root, folder))) continue;
    for (const entry of readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })) {
      // `parentPath` is `path` before Node 20.12.
      const name = path.join(entry.parentPath ?? entry.path, entry.name);
      if (entry.isFile() && !/\.test\.tsx?$/.test(entry.name)) files.push(path.relative(root, name));
    }
  }
  return files.sort();
}
