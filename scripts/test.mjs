// Everything that must hold, in one command: lint, types, unit and API tests, the build, and the stories in a browser.
// Runs on any Node from 20 on and on a bare clone; `--long` adds what takes minutes.
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { requireBrowser } from "./steps/browser.mjs";
import { build } from "./steps/build.mjs";
import { countCheck, countPlaywright, countVitest, verdict } from "./steps/counts.mjs";
import { install } from "./steps/install.mjs";
import { fetchNginx } from "./steps/nginx.mjs";
import { requireNode } from "./steps/node.mjs";
import { Stop, since, step, tell } from "./steps/report.mjs";
import { run } from "./steps/run.mjs";
import { findSecret } from "./steps/secrets.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const reports = path.join(root, ".cache/reports");
const counts = [];
const startMs = Date.now();

process.chdir(root);
try {
  await testEverything();
} catch (error) {
  tell(error);
  counts.push(countCheck(false));
}
const { line, isGood } = verdict(counts);
console.log(`\nAll of it took ${since(startMs)}.\n${line}`);
process.exitCode = isGood ? 0 : 1;

async function testEverything() {
  await install(root);
  const node = requireNode(root);
  const browser = await requireBrowser(root, { node });
  const nginx = await fetchNginx(root);
  console.log(`  with ${node}\n  and ${browser}\n  and ${nginx ?? "no nginx: the stories behind one are skipped"}`);
  const env = {
    ...process.env,
    PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}`,
    CHROMIUM_PATH: browser,
    NEXT_TELEMETRY_DISABLED: "1",
    ...(process.argv.includes("--long") ? { LONG_TESTS: "1" } : {}),
  };
  const tool = (file, ...args) => run(node, [path.join(root, "node_modules", file), ...args], { cwd: root, env });
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });

  await check("Lint", () => tool("@biomejs/biome/bin/biome", "check", "."));
  await check("Types", async () => {
    const routes = await tool("next/dist/bin/next", "typegen");
    return routes.code === 0 ? tool("typescript/bin/tsc", "--noEmit") : routes;
  });
  const unit = await step("Unit and API tests", () => tool("vitest/vitest.mjs", "run"));
  counts.push(countVitest(readReport("vitest.json"), unit.code));
  await check("Build", () => buildApp(node));
  const stories = await step("Stories in the browser", () => tool("@playwright/test/cli.js", "test"));
  counts.push(countPlaywright(readReport("playwright.json"), stories.code));
}

/** Runs what must hold before anything after it makes sense. */
async function check(title, work) {
  const { code } = await step(title, work);
  if (code !== 0) throw new Stop(`${title}: failed, so the rest was not run.`);
  counts.push(countCheck(true));
}

/** Builds anew, always, with the key that `npm run up` would take, so that it need not build again. */
function buildApp(node) {
  const actionsKey = findSecret(path.resolve(root, process.env.DATA_DIR || "data"), "actions-key");
  return build(root, { node, actionsKey, quiet: false });
}

function readReport(name) {
  const file = path.join(reports, name);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}
