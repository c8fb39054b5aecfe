// How long a person's own action waits on a slow line while uploads use it.
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { createSlowLine, type SlowLine } from "../fixtures/slow-line.ts";
import { MIB, median, type Row } from "./report.ts";
import type { Bench } from "./uploading-bench.ts";
import { percentile } from "./uploading-figures.ts";
import { writeClips, writeLong } from "./uploading-files.ts";
import { SPACE } from "./uploading-server.ts";
import { watchStages } from "./uploading-stages.ts";

const BYTES_PER_SECOND = 2 * MIB;
const DELAY_MS = 20;
const WANTED_MORE_MS = 300;
const LEAST_CLICKS = 10;
/** By then a large file that is being sent has filled the line. */
const FILL_MS = 1000;
const ALIAS = "Decided while others arrive";

type Size = { clips: number; fileBytes: number; clicks: number; rounds: number };

/** Decides on an audio again and again, `clicks` times a round: on the idle line, behind clips, and behind a large file. */
export async function compareActions(bench: Bench, { clips, fileBytes, clicks, rounds }: Size): Promise<Row[]> {
  const { hostname, port } = new URL(bench.server.baseUrl);
  const line = await createSlowLine(
    { host: hostname, port: Number(port) },
    { bytesPerSecond: BYTES_PER_SECOND, delayMs: DELAY_MS },
  );
  const loads: Load[] = [
    { write: async () => [], untilFull: async () => {} },
    {
      write: async () => writeClips(bench.folder, clips),
      untilFull: (_page, before) => bench.server.untilArrived(before + 3),
    },
    {
      write: async () => [await writeLong(bench.folder, fileBytes)],
      untilFull: async (page) => {
        await (await watchStages(page)).until(["sending"]);
        await sleep(FILL_MS);
      },
    },
  ];
  const measured: Measured[][] = loads.map(() => []);
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const [at, load] of loads.entries()) {
        measured[at]?.push(await measure(bench, line, load, clicks));
        await bench.server.removeUnfinished();
        await bench.server.untilQuiet();
      }
    }
  } finally {
    await line.end();
  }
  const [idle, behindClips, behindFile] = measured.map(join) as [Measured, Measured, Measured];
  return [toRow("idle line", idle), ...toRows("clips", behindClips, idle), ...toRows("a large file", behindFile, idle)];
}

function join(measured: Measured[]): Measured {
  return { ms: measured.flatMap(({ ms }) => ms), share: median(measured.map(({ share }) => share)) };
}

/** What a person acts on: an audio that is there and has been looked at. */
async function createAudio({ server, folder }: Bench): Promise<void> {
  const file = readFileSync(writeClips(folder, 1)[0] as string).toString("base64");
  await server.client.call("createAudio", { params: SPACE, body: JSON.stringify({ alias: ALIAS, file }) });
  await server.untilQuiet();
}

/** The milliseconds of each click, and how much of the line was used meanwhile. */
type Measured = { ms: number[]; share: number };

type Load = {
  /** What is uploaded meanwhile. */
  write: () => Promise<string[]>;
  /** Waits until it is on its way; so many audios had arrived before. */
  untilFull: (page: Page, before: number) => Promise<void>;
};

async function measure(bench: Bench, line: SlowLine, { write, untilFull }: Load, clicks: number): Promise<Measured> {
  const files = await write();
  // Made last, so that it is on the first page of the library.
  await createAudio(bench);
  const before = await bench.server.countArrived();
  const isOver = async () => files.length > 0 && (await bench.server.countArrived()) >= before + files.length;
  const { page, choose, end } = await bench.openTab(`http://127.0.0.1:${line.port}`);
  try {
    if (files.length > 0) await choose(files);
    await page.getByRole("link", { name: ALIAS }).first().click();
    await decisionButton(page, "Accept").waitFor();
    await untilFull(page, before);
    // The first is the warm-up.
    await clickMs(page);
    const ms: number[] = [];
    const [startMs, startBytes] = [performance.now(), line.carriedBytes()];
    while (ms.length < clicks && !(await isOver())) {
      ms.push(await clickMs(page));
      // Not in step with anything.
      await sleep(100 + 200 * Math.random());
    }
    const seconds = (performance.now() - startMs) / 1000;
    if (ms.length < LEAST_CLICKS) throw new Error(`The upload was over after ${ms.length} clicks.`);
    return { ms, share: (line.carriedBytes() - startBytes) / seconds / BYTES_PER_SECOND };
  } finally {
    await end();
  }
}

const decisionButton = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** Decides the other way than before: from the click to the words that say so, for half a minute at most. */
async function clickMs(page: Page): Promise<number> {
  const isAccepted = (await decisionButton(page, "Accept").getAttribute("aria-pressed")) === "true";
  return decisionButton(page, isAccepted ? "Unsure" : "Accept").evaluate((button: HTMLElement) => {
    const isTold = (words: string) =>
      [...document.querySelectorAll("[role=status]")].some(({ textContent }) => textContent.startsWith(words));
    return new Promise<number>((resolve, reject) => {
      const startMs = performance.now();
      setTimeout(() => reject(new Error("The decision is not saved after half a minute.")), 30_000);
      let isWaiting = !isTold("Your decision is saved.");
      const observer = new MutationObserver(() => {
        // It was said of the one before, until "Saving…" comes in its place.
        if (!isTold("Your decision is saved.")) isWaiting = true;
        else if (isWaiting) {
          resolve(performance.now() - startMs);
          observer.disconnect();
        }
      });
      observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      button.click();
    });
  });
}

function toRow(what: string, { ms, share }: Measured): Row {
  const words = `median ${median(ms).toFixed(0)} ms, 95 % ≤ ${percentile(ms, 0.95).toFixed(0)} ms`;
  return { what, measured: `${words}; ${ms.length} clicks, line used to ${(share * 100).toFixed(0)} %` };
}

function toRows(what: string, busy: Measured, idle: Measured): Row[] {
  const more = median(busy.ms) - median(idle.ms);
  const mostMore = percentile(busy.ms, 0.95) - percentile(idle.ms, 0.95);
  return [
    toRow(`behind ${what}`, busy),
    {
      what: `behind ${what}, over idle`,
      measured: `median ${more.toFixed(0)} ms, 95 % ${mostMore.toFixed(0)} ms more`,
      wanted: `≤ ${WANTED_MORE_MS} ms`,
      holds: mostMore <= WANTED_MORE_MS,
    },
  ];
}
