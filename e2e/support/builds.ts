import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type ServerProcess, startServer } from "../../bench/server-process.ts";
import { ADMIN } from "../../fixtures/admin.ts";
import { build, buildFolder } from "../../scripts/steps/build.mjs";

const ROOT = path.resolve(import.meta.dirname, "../..");
const FOLDERS = ["app", "components", "lib", "public", "scripts"];
const FILES = [
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "next.config.mjs",
  "postcss.config.mjs",
  "instrumentation.ts",
];
/** Tests, and what they need, would have to be there too. */
const isTest = /\.test\.tsx?$/;

/** The key of the server actions that this checkout was built with: pages of one build call those of another by it. */
export function keyOfBuild(): string {
  const manifest = path.join(buildFolder(ROOT), "server/server-reference-manifest.json");
  return JSON.parse(readFileSync(manifest, "utf8")).encryptionKey;
}

/** Copies this checkout to a folder, as an upgrade puts another version in place. */
export function copyCheckout(folder: string): void {
  for (const name of [...FOLDERS, ...FILES]) {
    cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true, filter: (file) => !isTest.test(file) });
  }
  // What the builder remembers of this one makes that one quick.
  const cache = path.join(buildFolder(ROOT), "cache");
  if (existsSync(cache)) cpSync(cache, path.join(buildFolder(folder), "cache"), { recursive: true });
  // Turbopack follows no link out of its folder. Links to each file cost next to nothing where the disk is the same.
  const [from, to] = [path.join(ROOT, "node_modules"), path.join(folder, "node_modules")];
  if (spawnSync("cp", ["-al", from, to]).status !== 0) cpSync(from, to, { recursive: true, verbatimSymlinks: true });
}

/** Builds a copy. `change` puts other words in place of those of a component. Throws what the build printed. */
export async function buildCopy(
  folder: string,
  { actionsKey, change }: { actionsKey: string; change: { file: string; from: string; to: string } },
): Promise<void> {
  const file = path.join(folder, change.file);
  const source = readFileSync(file, "utf8");
  if (!source.includes(change.from)) throw new Error(`${change.file} does not say "${change.from}"`);
  writeFileSync(file, source.replace(change.from, change.to));
  const { code, output } = await build(folder, { node: process.execPath, actionsKey, quiet: true });
  if (code !== 0 || !existsSync(buildFolder(folder))) throw new Error(`The build failed:\n${output}`);
}

/** Starts what was built in a folder; this checkout unless told otherwise. */
export function startBuild({
  folder = ROOT,
  port,
  dataDir,
}: {
  folder?: string;
  port: number;
  dataDir: string;
}): Promise<ServerProcess> {
  const env = { DATA_DIR: dataDir, ADMIN_HANDLE: ADMIN.handle, ADMIN_PASSWORD: ADMIN.password, LOG_LEVEL: "error" };
  return startServer([path.join(folder, "scripts/start.mjs")], { port, env, isReadyAt: "/api/health" });
}
