// `npm run torture -- --rounds 200 --seed 1`: uploads through kills, cuts and ended sessions; each file must end once and whole.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { ADMIN } from "../../fixtures/admin.ts";
import { findBrowser } from "../../scripts/steps/browser.mjs";
import { buildIfChanged } from "../../scripts/steps/build.mjs";
import { main, Stop } from "../../scripts/steps/report.mjs";
import { findSecret } from "../../scripts/steps/secrets.mjs";
import { planRound } from "./plan.ts";
import { createTally, toRoundLine, toViolation } from "./report.ts";
import { playRound } from "./round.ts";
import { startTortureServer } from "./torture-server.ts";

const root = path.resolve(import.meta.dirname, "../..");
const folder = path.join(root, `.cache/torture/run-${process.pid}`);

const { values: asked } = parseArgs({
  options: {
    rounds: { type: "string", default: "20" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    /** The first round: to repeat one that went wrong, or to share the rounds among processes. */
    from: { type: "string", default: "1" },
    /** Tells what happened in each round, besides. */
    story: { type: "boolean", default: false },
  },
});

await main(async () => {
  const [rounds, seed, from] = [asked.rounds, asked.seed, asked.from].map(Number) as [number, number, number];
  if (![rounds, seed, from].every(Number.isSafeInteger))
    throw new Stop("--rounds, --seed and --from are whole numbers.");
  const executablePath = process.env.CHROMIUM_PATH ?? findBrowser(root);
  if (!executablePath) throw new Stop("There is no Chromium: install it, or name one with CHROMIUM_PATH.");
  const actionsKey = findSecret(path.resolve(root, process.env.DATA_DIR || "data"), "actions-key");
  await buildIfChanged(root, { node: process.execPath, actionsKey });
  mkdirSync(folder, { recursive: true });

  const tally = createTally();
  const server = await startTortureServer(path.join(folder, "data"));
  try {
    const { token: adminToken } = await server.clientOf().call("signIn", { body: ADMIN });
    for (let round = from; round < from + rounds; round++) {
      const place = path.join(folder, `round-${round}`);
      const result = await playRound(planRound({ seed, round }), { server, adminToken, executablePath, folder: place });
      tally.add(result);
      console.log(toRoundLine(result));
      if (asked.story) console.log(result.story.map((line) => `  ${line}`).join("\n"));
      if (result.faults.length === 0) continue;
      const report = path.join(folder, `violation-${seed}-${round}.txt`);
      writeFileSync(report, toViolation(result, { isWhole: true }));
      console.log(`${toViolation(result, { isWhole: false })}\nAll of it stands in ${report}.`);
      process.exitCode = 1;
      break;
    }
  } finally {
    await server.end();
  }
  console.log(tally.summary());
});
