import { rmSync } from "node:fs";
import path from "node:path";
import type { Bench } from "./uploading-bench.ts";
import { type Gaps, joinGaps, watchGaps } from "./uploading-gaps.ts";
import type { Tab } from "./uploading-tab.ts";

/** One way to bring files to the server: makes all ready in a fresh tab, and hands out what is to be measured. */
export type Way<T> = (bench: Bench, tab: Tab, files: string[]) => Promise<() => Promise<T>>;

/** What each way told, round by round, and how the main thread fared in each, and in all tabs before anything was done. */
export type Turns<T> = { told: T[][]; gaps: Gaps[]; idle: Gaps };

/**
 * Goes every way in turn, `rounds` times and once more to warm up, which does not count: each time with new files and in
 * a new browser, when the server has come to rest.
 */
export async function takeTurns<T>(
  bench: Bench,
  ways: readonly Way<T>[],
  { rounds, write }: { rounds: number; write: (isWarmUp: boolean) => Promise<string[]> },
): Promise<Turns<T>> {
  const told: T[][] = ways.map(() => []);
  const gaps: Gaps[][] = ways.map(() => []);
  const idle: Gaps[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    for (const turn of ways.keys()) {
      // Now the one goes first, now the other.
      const at = (turn + round) % ways.length;
      const files = await write(round === 0);
      const tab = await bench.openTab();
      try {
        const before = await bench.watchIdle(tab);
        const go = await (ways[at] as Way<T>)(bench, tab, files);
        const endWatch = await watchGaps(tab.page);
        const took = await go();
        const during = await endWatch();
        if (round === 0) continue;
        told[at]?.push(took);
        gaps[at]?.push(during);
        idle.push(before);
      } finally {
        await tab.end();
        rmSync(path.dirname(files[0] as string), { recursive: true });
        await bench.server.untilQuiet();
      }
    }
  }
  return { told, gaps: gaps.map(joinGaps), idle: joinGaps(idle) };
}
