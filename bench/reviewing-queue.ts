// P3: how long it takes from a decision until the next recording of the queue sounds, in a real browser on the real app.
import path from "node:path";
import type { Page } from "@playwright/test";
import { ADMIN } from "../fixtures/admin.ts";
import { signIn } from "../fixtures/http-client.ts";
import { toneWav } from "../fixtures/tone.ts";
import { findFreePort } from "../scripts/steps/port.mjs";
import { median, type Row, times } from "./report.ts";
import { startApp } from "./server-process.ts";
import { openTab, signInOnce } from "./uploading-tab.ts";

const SPACE = { owner: ADMIN.handle, space: "main" };
const SECONDS = 10;
/** The page is idle and what comes next is loaded: as long as somebody listens at the least. */
const LISTEN_MS = 1000;
const MOST_MS = 300;

/** Goes through a queue of so many clips by key, each decision as soon as the clip has sounded for a second. */
export async function measureQueue(options: { folder: string; executablePath: string; clips: number }): Promise<Row[]> {
  const { folder, executablePath, clips } = options;
  const server = await startApp({ port: await findFreePort(), dataDir: path.join(folder, "reviewing") });
  try {
    const { client } = await signIn(server.baseUrl);
    for (let number = 0; number <= clips; number++) {
      const file = toneWav({ seconds: SECONDS, sampleRateHz: 16_000, channels: 1, hertz: 200 + 10 * number });
      await client.call("createAudio", { params: SPACE, body: JSON.stringify({ file: file.toString("base64") }) });
    }
    await client.call("assignAudios", { params: SPACE, body: { to: ["me"] } });
    const session = await signInOnce({ executablePath }, server.baseUrl);
    const tab = await openTab({ executablePath }, { baseUrl: server.baseUrl, session });
    try {
      const seconds = await decideAll(tab.page, { baseUrl: server.baseUrl, clips });
      const middle = median(seconds) * 1000;
      return [
        {
          what: "key of the decision → the next recording sounds",
          measured: times(seconds),
          wanted: `< ${MOST_MS} ms`,
          holds: middle < MOST_MS,
        },
      ];
    } finally {
      await tab.end();
    }
  } finally {
    await server.end();
  }
}

async function decideAll(page: Page, { baseUrl, clips }: { baseUrl: string; clips: number }): Promise<number[]> {
  await page.addInitScript(() => {
    const watched = window as Window & { sounded?: number[]; pressedAtMs?: number };
    watched.sounded = [];
    // A recording that waits for its bytes says so more than once.
    const known = new Set<string>();
    const note = ({ target }: Event) => {
      if (!(target instanceof HTMLMediaElement) || known.has(target.currentSrc)) return;
      known.add(target.currentSrc);
      watched.sounded?.push(performance.now());
    };
    document.addEventListener("playing", note, true);
    document.addEventListener("keydown", () => Object.assign(watched, { pressedAtMs: performance.now() }), true);
  });
  await page.goto(`${baseUrl}/${SPACE.owner}/${SPACE.space}/review`);
  await page.getByRole("link", { name: "Start reviewing" }).click();
  const seconds: number[] = [];
  for (let count = 1; count <= clips; count++) {
    await untilSounded(page, count);
    await page.waitForTimeout(LISTEN_MS);
    await page.keyboard.press("1");
    seconds.push((await untilSounded(page, count + 1)) / 1000);
  }
  return seconds;
}

/** Waits until so many recordings have begun to sound; milliseconds from the last key to the last of them. */
async function untilSounded(page: Page, count: number): Promise<number> {
  const found = await page.waitForFunction((wanted) => {
    const { sounded = [], pressedAtMs = 0 } = window as Window & { sounded?: number[]; pressedAtMs?: number };
    return sounded.length >= wanted ? { ms: (sounded[wanted - 1] as number) - pressedAtMs } : null;
  }, count);
  return ((await found.jsonValue()) as { ms: number }).ms;
}
