import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import path from "node:path";
import { type Encoding, encodeAudioFile } from "../../fixtures/audio-encode.ts";
import { tone } from "../../fixtures/audio-signal.ts";

/** A folder of folders, and the SHA-256 of every file in it. */
export type ManyClips = { folder: string; digests: string[] };

const SECONDS = 3;
const RATE_HZ = 16_000;
const KINDS: [extension: string, encoding: Pick<Encoding, "muxer" | "encoder" | "muxerOptions" | "bitRate">][] = [
  ["wav", { muxer: "wav", encoder: "pcm_s16le" }],
  ["mp3", { muxer: "mp3", encoder: "libmp3lame", bitRate: 64_000 }],
  ["flac", { muxer: "flac", encoder: "flac" }],
  ["opus", { muxer: "opus", encoder: "libopus" }],
  ["m4a", { muxer: "ipod", encoder: "aac" }],
  ["webm", { muxer: "webm", encoder: "libopus", muxerOptions: { live: "1" } }],
];
const CACHE = path.resolve(import.meta.dirname, "../../.cache/clips");

/**
 * `count` clips of 3 s in six formats, each with a tone of its own height, in `{a..e}/{1..n}/`, fifty at most in a
 * folder. They are kept for the next time.
 */
export function writeManyClips(count: number): ManyClips {
  const folder = path.join(CACHE, `${count} clips`);
  const digests = Array.from({ length: count }, (_, index) => {
    const [extension, encoding] = KINDS[index % KINDS.length] as (typeof KINDS)[number];
    const place = path.join(folder, "abcde".charAt(index % 5), String(1 + Math.floor(index / 250)));
    const file = path.join(place, `clip ${index + 1}.${extension}`);
    if (!existsSync(file)) write(file, { ...encoding, sampleRateHz: RATE_HZ, channels: [toneOf(index)] });
    return createHash("sha256").update(readFileSync(file)).digest("hex");
  });
  return { folder, digests };
}

/** Under its own name only when it is whole. */
function write(file: string, encoding: Encoding): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const unfinished = `${file}.unfinished`;
  encodeAudioFile(unfinished, encoding);
  renameSync(unfinished, file);
}

/** Each is 3 Hz above the one before: far enough apart for a lossy encoder. */
function toneOf(index: number): Float32Array {
  return tone(200 + 3 * index, SECONDS * RATE_HZ, RATE_HZ);
}
