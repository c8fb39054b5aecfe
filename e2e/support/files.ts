import { once } from "node:events";
import { createWriteStream, mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { wavHeader } from "../../lib/domain/wav.ts";

/** A folder for the files of one story; `remove` takes it away with all that is in it. */
export function makeFolder(): { path: string; remove(): Promise<void> } {
  const folder = mkdtempSync(path.join(tmpdir(), "earmark-e2e-"));
  return { path: folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Writes a 48 kHz stereo WAV of at least `bytes` bytes: a sawtooth, so that no two parts of it are alike by chance. */
export async function writeLargeWav(filePath: string, bytes: number): Promise<void> {
  const frames = Math.ceil(bytes / 4);
  const file = createWriteStream(filePath);
  file.write(wavHeader({ sampleRateHz: 48_000, channels: 2, frames }));
  const block = new Int16Array(2 ** 20);
  for (let done = 0; done < frames * 2; done += block.length) {
    for (let i = 0; i < block.length; i++) block[i] = ((done + i) * 37) % 20_000;
    const samples = block.subarray(0, Math.min(block.length, frames * 2 - done));
    if (!file.write(new Uint8Array(samples.slice().buffer))) await once(file, "drain");
  }
  file.end();
  await once(file, "close");
}
