import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "@playwright/test";
import type { Scene } from "./scene.ts";
import { give, isAtSignIn, readTray, signInIfAsked, type TrayRow } from "./tabs.ts";
import { isAllThere } from "./verify.ts";

/** How a round came to its end: what is wrong with that, and the rows of all tabs; null where there are none any more. */
export type Settled = { faults: string[]; rows: TrayRow[] | null };

const ENDS = ["available", "refused", "cancelled"];
const WITHIN_MS = 120_000;
/** Another tab takes over what a tab has left within that, without a person. */
const TAKEN_UP_WITHIN_MS = 10_000;

/**
 * Waits until the queue has come to its end in all tabs, and does meanwhile what it asks a person to do: skips
 * duplicates, gives files again. A file that is asked for although nobody was told that it would be lost is a fault.
 */
export async function settle(scene: Scene): Promise<Settled> {
  const faults = new Set<string>();
  let absentSinceMs: number | null = null;
  for (const untilMs = Date.now() + WITHIN_MS; ; await sleep(300)) {
    const rows: TrayRow[] = [];
    for (const page of scene.tabs) {
      const told = await readTray(page, scene);
      rows.push(...(told ?? []));
      await serve(scene, page, { rows: told ?? [], faults });
    }
    const absent = scene.files.filter(({ name }) => rows.every((row) => row.name !== name));
    if (absent.length === 0) absentSinceMs = null;
    else absentSinceMs ??= Date.now();
    if (absentSinceMs !== null && Date.now() - absentSinceMs > TAKEN_UP_WITHIN_MS) {
      // A batch that had come to its end before its tab went is not shown again.
      if (rows.length === 0 && (await isAllThere(scene))) return { faults: [...faults], rows: null };
      const names = absent.map(({ name }) => name);
      if (!scene.wasAtRisk) return { faults: [...faults, `no tab knows of ${names.join(", ")}`], rows };
      await giveAgain(scene, scene.tabs[0] as Page, names);
      absentSinceMs = null;
    }
    if (absent.length === 0 && rows.every(({ stage }) => ENDS.includes(stage))) return { faults: [...faults], rows };
    if (Date.now() > untilMs) return { faults: [...faults, "the queue does not come to its end"], rows };
  }
}

/** Does in one tab what it asks for. */
async function serve(
  scene: Scene,
  page: Page,
  { rows, faults }: { rows: TrayRow[]; faults: Set<string> },
): Promise<void> {
  if (isAtSignIn(page)) {
    scene.note("a tab shows the sign-in page");
    return signInIfAsked(page, scene.person).catch(() => undefined);
  }
  for (const { name, stage } of rows) {
    if (stage !== "held") continue;
    await page
      .getByRole("button", { name: `Skip ${name}`, exact: true })
      .click({ timeout: 2000 })
      .then(
        () => scene.note(`skipped ${name}`),
        () => undefined,
      );
  }
  const missing = rows.filter(({ stage }) => stage === "missing");
  if (missing.length === 0) return;
  for (const { name, says } of missing) {
    const mayAsk = says.includes("permission") ? scene.plan.way === "drop" : scene.wasAtRisk;
    if (!mayAsk) faults.add(`${name} had to be given again: ${says}`);
  }
  await giveAgain(
    scene,
    page,
    missing.map(({ name }) => name),
  );
}

/** A browser without a screen answers no question for a permission: to give the file again is the other way. */
async function giveAgain(scene: Scene, page: Page, names: readonly string[]): Promise<void> {
  scene.note(`gives again ${names.join(", ")}`);
  const paths = scene.files.filter(({ name }) => names.includes(name)).map((file) => file.path);
  await give(page, scene.plan.way, paths);
  await sleep(1000);
}
