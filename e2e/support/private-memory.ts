import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser } from "@playwright/test";

/** The process of the tab that has worked most so far: a spare one for the next tab may wait beside it. Chromium alone. */
export async function findTabProcess(browser: Browser): Promise<number> {
  const devtools = await browser.newBrowserCDPSession();
  const { processInfo } = await devtools.send("SystemInfo.getProcessInfo");
  await devtools.detach();
  const [tab] = processInfo.filter(({ type }) => type === "renderer").sort((a, b) => b.cpuTime - a.cpuTime);
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
