import { rm } from "node:fs/promises";
import { untilAlive } from "../support/alive.ts";
import type { Audio } from "../support/crash-uploads.ts";
import { befall } from "./befall.ts";
import type { planRound, RoundPlan } from "./plan.ts";
import { type Scene, setScene } from "./scene.ts";
import { settle } from "./settle.ts";
import { give, openTab, readTray, type TrayRow } from "./tabs.ts";
import type { TortureServer } from "./torture-server.ts";
import { verify } from "./verify.ts";

/** What became of one round. Without faults every file ended once and whole. */
export type RoundResult = {
  plan: RoundPlan;
  faults: string[];
  story: string[];
  rows: TrayRow[];
  audios: Audio[];
  /** What the server printed meanwhile. */
  output: string;
  resumed: number;
  givenAgain: number;
  seconds: number;
};

export type RoundOptions = { server: TortureServer; adminToken: string; executablePath: string; folder: string };

/** Plays one round in `folder`, which goes again where nothing is wrong. */
export async function playRound(plan: ReturnType<typeof planRound>, options: RoundOptions): Promise<RoundResult> {
  const startMs = Date.now();
  const printed = options.server.output().length;
  const scene = await setScene({ plan, ...options });
  const outcome = { faults: [] as string[], rows: [] as TrayRow[], audios: [] as Audio[] };
  try {
    await giveBatch(scene);
    await befall(scene);
    const settled = await settle(scene);
    scene.note("the queue has come to its end");
    const found = await verify(scene, settled.rows);
    Object.assign(outcome, {
      rows: settled.rows ?? [],
      audios: found.audios,
      faults: [...settled.faults, ...found.faults],
    });
  } catch (error) {
    outcome.faults.push(`the round broke off: ${error instanceof Error ? error.stack : error}`);
  } finally {
    await scene.end();
  }
  if (outcome.faults.length === 0) await rm(options.folder, { recursive: true, force: true });
  return {
    plan,
    ...outcome,
    story: scene.story,
    output: options.server.output().slice(printed),
    resumed: scene.resumed,
    givenAgain: scene.story.filter((line) => line.includes("gives again")).length,
    seconds: (Date.now() - startMs) / 1000,
  };
}

/** Opens the app and gives it all files; from the moment on that it shows them, anything may happen. */
async function giveBatch(scene: Scene): Promise<void> {
  const page = await openTab(scene);
  await untilAlive(page);
  await give(
    page,
    scene.plan.way,
    scene.files.map((file) => file.path),
  );
  scene.note(`gave ${scene.files.length} files`);
  while ((await readTray(page, scene))?.length !== scene.files.length) await page.waitForTimeout(20);
}
