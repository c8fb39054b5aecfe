import { once } from "node:events";
import { createWriteStream, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { speechLike } from "../fixtures/audio-signal.ts";
import { WAV_HEADER_BYTES, wavHeader } from "../lib/domain/wav.ts";

const CLIP_SECONDS = 3;
const CLIP_RATE_HZ = 16_000;
const LONG_RATE_HZ = 48_000;

let serial = 0;

/** Writes so many clips of 3 s, about 94 KiB each, into a folder of their own. */
export function writeClips(folder: string, count: number): string[] {
  const place = path.join(folder, `clips-${++serial}`);
  mkdirSync(place, { recursive: true });
  const frames = CLIP_SECONDS * CLIP_RATE_HZ;
  const head = wavHeader({ sampleRateHz: CLIP_RATE_HZ, channels: 1, frames });
  const samples = toPcm(speechLike(frames, CLIP_RATE_HZ));
  return Array.from({ length: count }, (_, index) => {
    const file = path.join(place, `clip ${String(index + 1).padStart(4, "0")}.wav`);
    writeFileSync(file, Buffer.concat([head, mark(samples)]));
    return file;
  });
}

/** Writes a stereo recording of `bytes` bytes at 48 kHz into a folder of its own. */
export async function writeLong(folder: string, bytes: number): Promise<string> {
  const place = path.join(folder, `recording-${++serial}`);
  mkdirSync(place, { recursive: true });
  const name = path.join(place, "recording.wav");
  const file = createWriteStream(name);
  const frames = Math.floor((bytes - WAV_HEADER_BYTES) / 4);
  file.write(wavHeader({ sampleRateHz: LONG_RATE_HZ, channels: 2, frames }));
  // Twice as many samples, for two channels.
  const minute = toPcm(speechLike(2 * 60 * LONG_RATE_HZ, LONG_RATE_HZ));
  for (let left = frames * 4; left > 0; left -= minute.length) {
    const piece = mark(minute).subarray(0, left);
    if (!file.write(piece)) await once(file, "drain");
  }
  file.end();
  await once(file, "close");
  return name;
}

function toPcm(samples: Float32Array): Buffer {
  return Buffer.from(Int16Array.from(samples, (sample) => Math.round(sample * 32_767)).buffer);
}

let marks = 0;

/**
 * The same samples, of which the first few, hardly louder than nothing, are a number that no other has: no two files of
 * a run are alike, and none is taken for one that is there already.
 */
function mark(samples: Buffer): Buffer {
  const marked = Buffer.from(samples);
  let rest = ++marks;
  for (let at = 0; at < 16; at += 2, rest = rest >> 3) marked.writeInt16LE(rest & 7, at);
  return marked;
}
