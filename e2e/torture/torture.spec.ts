import path from "node:path";
import { test } from "@playwright/test";
import { ADMIN } from "../../fixtures/admin.ts";
import { EVENT_KINDS, planRound } from "./plan.ts";
import { toRoundLine, toViolation } from "./report.ts";
import { playRound } from "./round.ts";
import { startTortureServer } from "./torture-server.ts";

/** The events of each of the two rounds, so that all happen once. */
const KINDS = [EVENT_KINDS.filter((_, index) => index % 2 === 0), EVENT_KINDS.filter((_, index) => index % 2 === 1)];

test("every file ends once and whole through kills, cuts and an ended session", async () => {
  test.setTimeout(300_000);
  const seed = Number(process.env.TORTURE_SEED) || 1;
  const folder = test.info().outputPath("torture");
  const server = await startTortureServer(path.join(folder, "data"));
  try {
    const { token: adminToken } = await server.clientOf().call("signIn", { body: ADMIN });
    const executablePath = process.env.CHROMIUM_PATH ?? "";
    for (const [index, kinds] of KINDS.entries()) {
      const plan = planRound({ seed, round: index + 1, kinds });
      const place = path.join(folder, `round-${plan.round}`);
      const result = await playRound(plan, { server, adminToken, executablePath, folder: place });
      console.log(`  ${toRoundLine(result)}`);
      if (result.faults.length > 0) throw new Error(toViolation(result, { isWhole: false }));
    }
  } finally {
    await server.end();
  }
});
