#!/usr/bin/env node
// The command `earmark`. Runs on any Node from 18 on, and imports nothing that would have to be installed first: where
// that Node is too old for the rest, the pinned one goes on with it.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { isNewEnough, requireNode } from "../../scripts/steps/node.mjs";
import { main, Stop } from "../../scripts/steps/report.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = path.join(root, "lib/cli/main.ts");

await main(async () => {
  if (!existsSync(path.join(root, "node_modules/zod"))) {
    throw new Stop(`Nothing is installed in ${root} yet: run \`npm run up\` or \`npm install\` there first.`);
  }
  if (isNewEnough(process.versions.node)) await import(program);
  else process.exitCode = await goOn(requireNode(root));
});

/** Runs the program on another Node. The channel between the two tells the other when this one has been killed. */
function goOn(node) {
  const child = spawn(node, [program, ...process.argv.slice(2)], { stdio: ["inherit", "inherit", "inherit", "ipc"] });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      // A terminal tells both of us of Ctrl-C, and a second one means something else.
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    });
  }
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}
