// The first command of a newcomer: from a bare clone to a running server. Runs on any Node from 20 on and imports
// nothing that would have to be installed first.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { install } from "./steps/install.mjs";
import { requireNode } from "./steps/node.mjs";
import { main } from "./steps/report.mjs";
import { run } from "./steps/run.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

await main(async () => {
  process.chdir(root);
  await install(root);
  const start = path.join(root, "scripts/start.mjs");
  const { code } = await run(requireNode(root), [start, "--build", ...process.argv.slice(2)]);
  process.exitCode = code;
});
