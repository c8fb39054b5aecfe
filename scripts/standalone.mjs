// Makes a folder that runs Earmark by itself on another machine of this kind, which needs neither npm nor Node:
//   node scripts/standalone.mjs FOLDER
import { cpSync, existsSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build, buildFolder } from "./steps/build.mjs";
import { install } from "./steps/install.mjs";
import { requireNode } from "./steps/node.mjs";
import { main, Stop, step } from "./steps/report.mjs";
import { findSecret } from "./steps/secrets.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The settings of this place with their secrets, and what no server needs: tests, sources, a package for images. */
const LEFT_OUT = /\/\.env[^/]*$|\.test\.ts$|\/better-sqlite3\/(deps|src)$|\/node_modules\/(sharp|@img)$/;

await main(async () => {
  const folder = path.resolve(process.argv[2] ?? "");
  if (!process.argv[2]) throw new Stop("Name the folder to make: node scripts/standalone.mjs FOLDER");
  if (existsSync(folder)) throw new Stop(`${folder} is there already: remove it, or name another one.`);
  await install(root);
  const node = requireNode(root);
  process.env.STANDALONE = "1";
  const actionsKey = findSecret(path.resolve(root, process.env.DATA_DIR || "data"), "actions-key");
  const { code } = await step("Building", () => build(root, { node, actionsKey, quiet: false }));
  if (code !== 0) throw new Stop("The build failed; the reason stands above.");
  await step(`Making ${folder}`, () => assemble(folder, path.relative(root, node)));
  console.log(`Copy it to where it shall run, and start it with ${path.join(folder, "earmark")}`);
});

/** Puts beside what Next has traced what it leaves to others: the files for the browser, and a way to start. */
function assemble(folder, node) {
  const built = buildFolder(root);
  // Links within it stay links within it, wherever it goes.
  const copying = { recursive: true, verbatimSymlinks: true, filter: (file) => !LEFT_OUT.test(file) };
  cpSync(path.join(built, "standalone"), folder, copying);
  cpSync(path.join(built, "static"), path.join(folder, path.relative(root, built), "static"), { recursive: true });
  cpSync(path.join(root, "public"), path.join(folder, "public"), { recursive: true });
  rmSync(path.join(built, "standalone"), { recursive: true });
  const start = `#!/bin/sh\n# Settings are environment variables, or lines of a file .env beside this one.\ncd "$(dirname "$0")" && exec ${node} scripts/start.mjs "$@"\n`;
  writeFileSync(path.join(folder, "earmark"), start, { mode: 0o755 });
}
