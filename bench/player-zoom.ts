// What is fetched on the way from the whole recording to its samples, with a look at each step.
import { setTimeout as sleep } from "node:timers/promises";
import type { LongAudio } from "./player-audios.ts";
import { openPlayer } from "./player-page.ts";
import { countTraffic } from "./player-traffic.ts";
import type { Row } from "./report.ts";
import type { Bench } from "./uploading-bench.ts";

/** As long as somebody looks before the next step. */
const LOOK_MS = 400;
const WANTED_BYTES = 1_000_000;

export async function watchZoom(bench: Bench, audio: LongAudio): Promise<Row[]> {
  const tab = await bench.openTab();
  try {
    const { page } = tab;
    const traffic = await countTraffic(page);
    const player = await openPlayer(page, audio.path);
    const first = traffic();
    await player.seekTo(0.4);
    let steps = 0;
    for (; !(await player.isClosest()); steps += 1) {
      await page.keyboard.press("+");
      await sleep(LOOK_MS);
    }
    const all = traffic();
    return [
      { what: "first waveform", measured: `${kilobytes(first.bytes)} in ${first.requests} request(s)` },
      {
        what: `first waveform and all ${steps} steps to 16 px a sample`,
        measured: `${kilobytes(all.bytes)} in ${all.requests} requests`,
        wanted: "≤ 1 MB",
        holds: all.bytes <= WANTED_BYTES,
      },
      { what: "of the file", measured: `1 / ${(audio.fileBytes / all.bytes).toFixed(0)}` },
    ];
  } finally {
    await tab.end();
  }
}

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`;
