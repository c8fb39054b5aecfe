import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "@playwright/test";

const SPIN_MS = 1000;

/** The process of this tab: the one that works while the tab is kept busy for a second. Chromium alone. */
export async function findTabProcess(page: Page): Promise<number> {
  const devtools = await page.context().browser()?.newBrowserCDPSession();
  if (!devtools) throw new Error("The browser of this tab is not known.");
  const cpuTimes = async () => {
    const { processInfo } = await devtools.send("SystemInfo.getProcessInfo");
    return new Map(processInfo.filter(({ type }) => type === "renderer").map(({ id, cpuTime }) => [id, cpuTime]));
  };
  const before = await cpuTimes();
  await page.evaluate((forMs) => {
    for (const untilMs = performance.now() + forMs; performance.now() < untilMs; );
  }, SPIN_MS);
  const grown = [...(await cpuTimes())].map(([id, seconds]) => ({ id, worked: seconds - (before.get(id) ?? 0) }));
  await devtools.detach();
  const [tab] = grown.sort((a, b) => b.worked - a.worked);
  if (!tab) throw new Error("Chromium has no tab.");
  return tab.id;
}

/** What of the memory of a process belongs to it alone, in bytes. Linux alone. */
export function privateBytes(pid: number): number {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
  const kib = [...rollup.matchAll(/^Private_\w+:\s+(\d+) kB$/gm)].map((match) => Number(match[1]));
  return kib.reduce((sum, one) => sum + one, 0) * 1024;
}

/** The most that `bytes` tells while `work` runs, asked each `everyMs`. */
export async function peakDuring(
  work: Promise<unknown>,
  { bytes, everyMs }: { bytes: () => number; everyMs: number },
): Promise<number> {
  let peak = bytes();
  let isOver = false;
  const over = work.finally(() => {
    isOver = true;
  });
  for (over.catch(() => undefined); !isOver; await sleep(everyMs)) peak = Math.max(peak, bytes());
  await over;
  return peak;
}
