// Frames while the window is dragged over the overview, to and fro, at several zooms.
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "@playwright/test";
import type { LongAudio } from "./player-audios.ts";
import { boxOf, openPlayer, type PlayerPage } from "./player-page.ts";
import type { Row } from "./report.ts";
import type { Bench } from "./uploading-bench.ts";
import { percentile } from "./uploading-figures.ts";

/** Steps of zoom: some minutes, some seconds, and some milliseconds in view. */
const ZOOMS = [4, 4, 5];
const FRAME_MS = 1000 / 60;

type Frames = { gapsMs: number[]; longTasksMs: number[] };

export async function watchScrubbing(
  bench: Bench,
  { audio, seconds }: { audio: LongAudio; seconds: number },
): Promise<Row[]> {
  const tab = await bench.openTab();
  try {
    const { page } = tab;
    const player = await openPlayer(page, audio.path);
    await player.seekTo(0.5);
    const endIdle = await watchFrames(page);
    await sleep(2000);
    const rows = [rowOf("nothing done", await endIdle())];
    for (const steps of ZOOMS) {
      await player.seekTo(0.5);
      for (let step = 0; step < steps; step += 1) await page.keyboard.press("+");
      await sleep(500);
      const inView = await page.getByRole("slider", { name: "Zoom" }).getAttribute("aria-valuetext");
      const end = await watchFrames(page);
      await scrub(page, player, seconds / ZOOMS.length);
      rows.push(rowOf(inView ?? "", await end()));
    }
    return rows;
  } finally {
    await tab.end();
  }
}

/** A hand that goes to and fro, once in four seconds. */
async function scrub(page: Page, player: PlayerPage, seconds: number): Promise<void> {
  const { x, y, width, height } = await boxOf(player.overview);
  const at = (share: number) => page.mouse.move(x + width * share, y + height / 2);
  await at(0.5);
  await page.mouse.down();
  const startMs = performance.now();
  for (let nowMs = startMs; nowMs - startMs < seconds * 1000; nowMs = performance.now()) {
    await at(0.5 + 0.4 * Math.sin(((nowMs - startMs) / 4000) * 2 * Math.PI));
    await sleep(8);
  }
  await page.mouse.up();
}

async function watchFrames(page: Page): Promise<() => Promise<Frames>> {
  const watch = await page.evaluateHandle(() => {
    const gapsMs: number[] = [];
    const longTasksMs: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longTasksMs.push(duration);
    });
    observer.observe({ type: "longtask" });
    let isOver = false;
    let lastMs: number | null = null;
    const onFrame = (nowMs: number) => {
      if (lastMs !== null) gapsMs.push(nowMs - lastMs);
      lastMs = nowMs;
      if (!isOver) requestAnimationFrame(onFrame);
    };
    requestAnimationFrame(onFrame);
    const end = () => {
      isOver = true;
      observer.disconnect();
      return { gapsMs, longTasksMs };
    };
    return { end };
  });
  return () => watch.evaluate(({ end }) => end());
}

function rowOf(what: string, { gapsMs, longTasksMs }: Frames): Row {
  const missed = gapsMs.filter((ms) => ms > FRAME_MS * 1.5).length;
  return {
    what,
    measured: [
      `frames: median ${percentile(gapsMs, 0.5).toFixed(1)} ms`,
      `95 % ≤ ${percentile(gapsMs, 0.95).toFixed(1)} ms`,
      `99 % ≤ ${percentile(gapsMs, 0.99).toFixed(1)} ms`,
      `longest ${percentile(gapsMs, 1).toFixed(0)} ms`,
      `${((missed / gapsMs.length) * 100).toFixed(1)} % late of ${gapsMs.length}`,
      `${longTasksMs.length} long tasks`,
    ].join(", "),
  };
}
