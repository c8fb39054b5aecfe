import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { writeFixture } from "../../fixtures/audio.ts";
import { toneWav } from "../../fixtures/tone.ts";
import type { Random } from "./crash-plan.ts";

/** A file to upload and what must become of it. */
export type Specimen = {
  what: string;
  bytes: Buffer;
  sha256: string;
  /** The WAV it becomes: byte for byte, or as many frames as there should be; null where it must be refused. */
  wav: { bytes: Buffer } | { frames: number; toleranceFrames: number } | null;
};

const GOOD = ["mp3Cbr", "flac16", "oggOpus", "m4aIndexAtEnd", "wavStreamed"] as const;
const BAD = ["text", "truncatedM4a", "wavHeaderOnly"] as const;

/** A few real formats and a few broken files, written to `folder` on the way. */
export async function makeSpecimens(folder: string): Promise<{ good: Specimen[]; bad: Specimen[] }> {
  const good: Specimen[] = [];
  for (const name of GOOD) {
    const { path, frames, toleranceFrames } = await writeFixture(folder, name);
    good.push(specimenOf(name, await readFile(path), { frames, toleranceFrames }));
  }
  const bad: Specimen[] = [];
  for (const name of BAD) bad.push(specimenOf(name, await readFile((await writeFixture(folder, name)).path), null));
  return { good, bad };
}

/** A WAV that no other upload has, of up to six seconds. */
export function makeTone(random: Random): Specimen {
  const spec = { seconds: 0.1 + 6 * random() ** 2, sampleRateHz: random() < 0.5 ? 16_000 : 44_100, channels: 2 };
  const bytes = toneWav({ ...spec, hertz: 100 + 1000 * random() });
  return specimenOf(`tone of ${spec.seconds.toFixed(2)} s`, bytes, { bytes });
}

function specimenOf(what: string, bytes: Buffer, wav: Specimen["wav"]): Specimen {
  return { what, bytes, sha256: createHash("sha256").update(bytes).digest("hex"), wav };
}
