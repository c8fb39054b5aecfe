// P3: what it costs to see a long recording, in a real browser on the real app, beside wavesurfer's default.
import path from "node:path";
import { type LongAudio, makeClips, makeLong } from "./player-audios.ts";
import { compareFirst } from "./player-first.ts";
import { watchMemory } from "./player-memory.ts";
import { watchScrubbing } from "./player-scrub.ts";
import { watchZoom } from "./player-zoom.ts";
import { print } from "./report.ts";
import { type Bench, openBench } from "./uploading-bench.ts";
import { openUploadServer } from "./uploading-server.ts";

const WHOLE = { minutes: 60, rounds: 5, scrubSeconds: 120, audios: 50 };
/** Enough to see that it runs; its figures tell little. */
const SMALL: typeof WHOLE = { minutes: 5, rounds: 1, scrubSeconds: 8, audios: 8 };

export type PlayerPart = "first" | "zoom" | "scrub" | "memory";

/** Measures the parts asked for, and prints each when it is done. */
export async function measurePlayer(options: {
  folder: string;
  executablePath: string;
  isSmall: boolean;
  isAsked: (part: PlayerPart) => boolean;
}): Promise<void> {
  const { folder, executablePath, isSmall, isAsked } = options;
  const { minutes, rounds, scrubSeconds, audios } = isSmall ? SMALL : WHOLE;
  const server = await openUploadServer(path.join(folder, "player"));
  try {
    const bench = await openBench({ folder: path.join(folder, "audios"), executablePath, server });
    if (isAsked("memory")) await memory(bench, audios);
    if (!(["first", "zoom", "scrub"] as const).some(isAsked)) return;
    const audio: LongAudio = await makeLong(bench, minutes);
    if (isAsked("first")) {
      const title = `P3: the first waveform of ${minutes} min (44.1 kHz mono), medians of ${rounds} (fastest … slowest)`;
      print(title, await compareFirst(bench, { audio, rounds }));
    }
    if (isAsked("zoom")) print(`P3: from ${minutes} min to single samples`, await watchZoom(bench, audio));
    if (isAsked("scrub")) {
      print(`P3: ${scrubSeconds} s of scrubbing`, await watchScrubbing(bench, { audio, seconds: scrubSeconds }));
    }
  } finally {
    await server.end();
  }
}

async function memory(bench: Bench, audios: number): Promise<void> {
  await makeClips(bench, audios);
  print(`P3: one tab, ${audios} audios opened in turn`, await watchMemory(bench, audios));
}
