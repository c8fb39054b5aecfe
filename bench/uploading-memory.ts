// What a tab needs over what it needs idle, and how its main thread fares meanwhile.
import { rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { MIB, type Row } from "./report.ts";
import type { Bench } from "./uploading-bench.ts";
import { writeClips, writeLong } from "./uploading-files.ts";
import { gapWords, watchGaps } from "./uploading-gaps.ts";
import { STORED, watchStages } from "./uploading-stages.ts";
import type { Tab } from "./uploading-tab.ts";

const WANTED_GROWTH_BYTES = 150 * MIB;
const SAMPLE_EVERY_MS = 50;

/** One large file, until the server has it. */
export async function watchLargeFile(bench: Bench, { fileBytes }: { fileBytes: number }): Promise<Row[]> {
  const file = await writeLong(bench.folder, fileBytes);
  const rows = await watch(bench, `${fileBytes / MIB} MiB`, async (tab) => {
    const stages = await watchStages(tab.page);
    await tab.choose([file]);
    await stages.until(STORED);
  });
  rmSync(path.dirname(file), { recursive: true });
  await bench.server.untilQuiet();
  return rows;
}

/** So many clips in one drop, until all of them are available. */
export async function watchManyClips(bench: Bench, { clips }: { clips: number }): Promise<Row[]> {
  const files = writeClips(bench.folder, clips);
  const rows = await watch(bench, `${clips} clips`, async (tab) => {
    const before = await bench.server.countArrived();
    await tab.choose(files);
    await bench.server.untilArrived(before + clips);
    await bench.server.untilQuiet();
  });
  rmSync(path.dirname(files[0] as string), { recursive: true });
  return rows;
}

/** The most that the tab and its browser grow by over what they have idle, and how the main thread fares. */
async function watch(bench: Bench, what: string, work: (tab: Tab) => Promise<void>): Promise<Row[]> {
  const tab = await bench.openTab();
  try {
    const idle = await bench.watchIdle(tab);
    await collectGarbage(tab);
    const before = await tab.memory();
    const peak = { ...before };
    let isOver = false;
    const sample = async () => {
      for (; !isOver; await sleep(SAMPLE_EVERY_MS)) {
        const now = await tab.memory();
        peak.tab = Math.max(peak.tab, now.tab);
        peak.browser = Math.max(peak.browser, now.browser);
      }
    };
    const endWatch = await watchGaps(tab.page);
    const sampling = sample();
    try {
      await work(tab);
    } finally {
      isOver = true;
      await sampling;
    }
    const during = await endWatch();
    const growth = peak.tab - before.tab;
    return [
      {
        what: `${what}: memory of the tab over idle`,
        measured: toWords(growth),
        wanted: `≤ ${WANTED_GROWTH_BYTES / MIB} MiB`,
        holds: growth <= WANTED_GROWTH_BYTES,
      },
      { what: `${what}: memory of the browser around it over idle`, measured: toWords(peak.browser - before.browser) },
      { what: `${what}: main thread, idle`, measured: gapWords(idle) },
      {
        what: `${what}: main thread`,
        measured: gapWords(during),
        wanted: "no task over 50 ms",
        holds: during.longTasksMs.length === 0,
      },
    ];
  } finally {
    await tab.end();
  }
}

/** What an idle tab has, without what it has not cleared away yet. */
async function collectGarbage({ page }: Tab): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("HeapProfiler.collectGarbage");
  await devtools.detach();
  await sleep(1000);
}

function toWords(bytes: number): string {
  return `${(bytes / MIB).toFixed(0)} MiB`;
}
