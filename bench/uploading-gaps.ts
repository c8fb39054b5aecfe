import type { Page } from "@playwright/test";
import type { Row } from "./report.ts";
import { percentile } from "./uploading-figures.ts";

/**
 * How the main thread was blocked: the times between the ticks of a timer of 5 ms, which come late too where other
 * programs have the processor, and the tasks over 50 ms that Chromium itself reports.
 */
export type Gaps = { gapsMs: number[]; longTasksMs: number[] };

/** Begins to watch the main thread of a page. What it tells by then comes with the end of the watch. */
export async function watchGaps(page: Page): Promise<() => Promise<Gaps>> {
  const watch = await page.evaluateHandle(() => {
    const gapsMs: number[] = [];
    const longTasksMs: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longTasksMs.push(duration);
    });
    observer.observe({ type: "longtask" });
    let lastMs = performance.now();
    const timer = setInterval(() => {
      const nowMs = performance.now();
      gapsMs.push(nowMs - lastMs);
      lastMs = nowMs;
    }, 5);
    const end = () => {
      clearInterval(timer);
      observer.disconnect();
      return { gapsMs, longTasksMs };
    };
    return { end };
  });
  return () => watch.evaluate(({ end }) => end());
}

export function joinGaps(all: Gaps[]): Gaps {
  return {
    gapsMs: all.flatMap(({ gapsMs }) => gapsMs),
    longTasksMs: all.flatMap(({ longTasksMs }) => longTasksMs),
  };
}

/** `longest 31 ms, 99 % ≤ 9 ms, 0 over 50 ms, 0 long tasks`. */
export function gapWords(gaps: Gaps): string {
  const { gapsMs, longTasksMs } = gaps;
  const over = gapsMs.filter((ms) => ms > 50).length;
  const most = percentile(gapsMs, 0.99);
  return [
    `longest ${percentile(gapsMs, 1).toFixed(0)} ms`,
    `99 % ≤ ${most.toFixed(0)} ms`,
    `${over} over 50 ms`,
    `${longTasksMs.length} long tasks${longTasksMs.length > 0 ? ` of ${Math.max(...longTasksMs)} ms at most` : ""}`,
  ].join(", ");
}

/** A row for each, by what went on meanwhile. */
export function gapRows(watched: Record<string, Gaps | undefined>): Row[] {
  return Object.entries(watched).flatMap(([what, gaps]) =>
    gaps ? [{ what: `main thread, ${what}`, measured: gapWords(gaps) }] : [],
  );
}
