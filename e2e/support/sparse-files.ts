import { open } from "node:fs/promises";
import { wavHeader } from "../../lib/domain/wav.ts";

/** Writes a file of `bytes` zeros behind `head`, without its room on the disk. */
export async function writeSparse(filePath: string, bytes: number, head: Uint8Array = new Uint8Array()): Promise<void> {
  const file = await open(filePath, "w");
  await file.write(head);
  await file.truncate(bytes);
  await file.close();
}

/** Writes a WAV of silence, 8 kHz and one channel, that lasts so long. */
export async function writeSilence(filePath: string, seconds: number): Promise<void> {
  const head = wavHeader({ sampleRateHz: 8000, channels: 1, frames: seconds * 8000 });
  await writeSparse(filePath, head.length + seconds * 16_000, head);
}
