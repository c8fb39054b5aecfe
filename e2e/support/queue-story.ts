import path from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";
import Database from "better-sqlite3";
import { toneWav } from "../../fixtures/tone.ts";
import type { ApiClient } from "../../lib/client/client.ts";
import { untilAlive } from "./alive.ts";
import { reviewOf } from "./review-story.ts";

type Place = { owner: string; space: string };

/** Makes so many available audios, `Clip 1` and so on, each another tone; their handles. */
export async function addClips(api: ApiClient, params: Place, count: number): Promise<string[]> {
  const handles: string[] = [];
  for (let number = 1; number <= count; number++) {
    const file = toneWav({ seconds: 2, sampleRateHz: 8000, channels: 1, hertz: 200 + 10 * number });
    const body = JSON.stringify({ alias: `Clip ${number}`, file: file.toString("base64") });
    handles.push((await api.call("createAudio", { params, body })).handle);
  }
  return handles;
}

/** Lets the lease of an audio end, as time does: a lease has at least a minute, and no story waits so long. */
export function endLease(audio: string): void {
  const database = new Database(path.join(process.env.E2E_DATA_DIR ?? "", "earmark.db"));
  try {
    const { changes } = database
      .prepare(
        "update audios set assigned_until = '2026-01-01T00:00:00.000000Z' where handle = ? and assignee_id != ''",
      )
      .run(audio);
    expect(changes).toBe(1);
  } finally {
    database.close();
  }
}

/** From now on the page notes which recordings began to sound, and when keys were pressed. */
export async function watchPlaying(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const watched = window as Window & { sounded?: { address: string; atMs: number }[]; pressedAtMs?: number };
    watched.sounded = [];
    const note = (event: Event) => {
      if (event.target instanceof HTMLMediaElement)
        watched.sounded?.push({ address: event.target.currentSrc, atMs: performance.now() });
    };
    document.addEventListener("playing", note, true);
    document.addEventListener("keydown", () => Object.assign(watched, { pressedAtMs: performance.now() }), true);
  });
}

/** Waits until the recording of an audio sounds; milliseconds since the last key was pressed. */
export async function untilSounding(page: Page, audio: string): Promise<number> {
  const waited = await page.waitForFunction((handle) => {
    const { sounded, pressedAtMs } = window as Window & {
      sounded?: { address: string; atMs: number }[];
      pressedAtMs?: number;
    };
    const last = sounded?.at(-1);
    return last?.address.includes(`/${handle}/`) ? { ms: last.atMs - (pressedAtMs ?? 0) } : null;
  }, audio);
  return ((await waited.jsonValue()) as { ms: number }).ms;
}

/** Goes by the tabulator key until the focus is there. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("The tabulator key does not lead there.");
}

/** The rows of a queue. */
export function queueRows(page: Page): Locator {
  return page.getByRole("table", { name: "Queue" }).getByRole("rowgroup").last().getByRole("row");
}

/** The bar above an audio that one came to through a queue. */
export function queueBar(page: Page): Locator {
  return page.getByRole("region", { name: "Review queue" });
}

/** Waits until one is at this audio of a queue, and it can be decided on: its buttons are there, and alive. */
export async function untilDecidable(page: Page, name: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  const { accept, reject, unsure } = reviewOf(page);
  for (const button of [accept, reject, unsure]) {
    await expect(button).toBeEnabled();
    await untilAlive(page, button);
  }
}

/** What a person does in a queue, and the reasons that they name when they reject. */
type Hand = Record<"start" | "accept" | "reject" | "unsure" | "skip" | "goBack", () => Promise<void>> & {
  reasons: string[];
};

/** The ways to go through a queue, each with one device alone. */
export const hands: Record<string, (page: Page) => Hand> = {
  keyboard: (page) => ({
    async start() {
      await tabTo(page, page.getByRole("link", { name: "Start reviewing" }));
      await page.keyboard.press("Enter");
    },
    accept: () => page.keyboard.press("1"),
    reasons: [],
    reject: () => page.keyboard.press("2"),
    unsure: () => page.keyboard.press("3"),
    skip: () => page.keyboard.press("]"),
    goBack: () => page.keyboard.press("["),
  }),
  pointer: (page) => {
    const { accept, reject, unsure, reason } = reviewOf(page);
    const next = queueBar(page).getByRole("link", { name: /^Next in the queue/ });
    const end = queueBar(page).getByRole("link", { name: "End session" });
    return {
      start: () => page.getByRole("link", { name: "Start reviewing" }).click(),
      accept: () => accept.click(),
      reasons: ["noise", "cut-off"],
      async reject() {
        for (const name of ["Noise", "Cut off"]) {
          await reason(name).click();
          await expect(reason(name)).toBeChecked();
        }
        await reject.click();
      },
      unsure: () => unsure.click(),
      // Behind the last there is no arrow.
      skip: async () => ((await next.count()) > 0 ? next.click() : end.click()),
      goBack: () =>
        queueBar(page)
          .getByRole("link", { name: /^Previous in the queue/ })
          .click(),
    };
  },
};
