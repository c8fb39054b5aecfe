import type { ByteSource } from "./byte-source.ts";
import { textAt, uint64, viewOf } from "./bytes.ts";
import { type HeaderFacts, plausible, samplesFacts } from "./header.ts";

type Format = { tag: number; channels: number; sampleRateHz: number; bits: number };

/** A file that was written to a pipe has all ones or nothing for the length of its samples: they last to its end. */
const OPEN_ENDED = [0, 0xffff_ffff];

/** WAV, RF64 (EBU Tech 3306) and RIFX: chunks, of which `fmt ` and `data` are wanted. */
export async function readWave(source: ByteSource): Promise<HeaderFacts> {
  const isLittleEndian = textAt(await source.read(0, 4), 0, 4) !== "RIFX";
  let format: Format | null = null;
  let longBytes: number | null = null;
  let at = 12;
  while (at + 8 <= source.sizeBytes) {
    const head = await source.read(at, 8);
    const name = textAt(head, 0, 4);
    const bytes = viewOf(head).getUint32(4, isLittleEndian);
    if (name === "ds64") longBytes = uint64(viewOf(await source.read(at + 16, 8)), 0, true);
    if (name === "fmt ") format = toFormat(await source.read(at + 8, Math.min(bytes, 40)), isLittleEndian);
    if (name === "data" && format) {
      const isLong = bytes === 0xffff_ffff && longBytes !== null;
      const claimed = isLong ? (longBytes as number) : OPEN_ENDED.includes(bytes) ? Number.POSITIVE_INFINITY : bytes;
      return toFacts(format, isLittleEndian, Math.min(claimed, source.sizeBytes - at - 8));
    }
    at += 8 + bytes + (bytes % 2);
  }
  return {};
}

/** Wave64: the same chunks, but with GUIDs for names, and lengths of 64 bits that count the name and themselves. */
export async function readWave64(source: ByteSource): Promise<HeaderFacts> {
  let format: Format | null = null;
  let at = 40;
  while (at + 24 <= source.sizeBytes) {
    const head = await source.read(at, 24);
    const name = textAt(head, 0, 4);
    const bytes = Math.max(24, uint64(viewOf(head), 16, true));
    if (name === "fmt ") format = toFormat(await source.read(at + 24, 40), true);
    if (name === "data" && format) return toFacts(format, true, Math.min(bytes, source.sizeBytes - at) - 24);
    at += Math.ceil(bytes / 8) * 8;
  }
  return {};
}

function toFormat(bytes: Uint8Array, isLittleEndian: boolean): Format {
  const view = viewOf(bytes);
  const tag = view.getUint16(0, isLittleEndian);
  return {
    // WAVE_FORMAT_EXTENSIBLE: the real one begins a GUID.
    tag: tag === 0xfffe ? view.getUint16(24, isLittleEndian) : tag,
    channels: view.getUint16(2, isLittleEndian),
    sampleRateHz: view.getUint32(4, isLittleEndian),
    bits: view.getUint16(14, isLittleEndian),
  };
}

const COMPRESSED: Record<number, string> = { 2: "adpcm_ms", 17: "adpcm_ima_wav", 85: "mp3" };

function toFacts(
  { tag, channels, sampleRateHz, bits }: Format,
  isLittleEndian: boolean,
  dataBytes: number,
): HeaderFacts {
  const order = isLittleEndian ? "le" : "be";
  const plain: Record<number, string> = {
    1: bits <= 8 ? "pcm_u8" : `pcm_s${Math.ceil(bits / 8) * 8}${order}`,
    3: `pcm_f${bits}${order}`,
    6: "pcm_alaw",
    7: "pcm_mulaw",
  };
  const codec = plain[tag];
  if (codec !== undefined) return samplesFacts({ codec, channels, sampleRateHz, bits, dataBytes });
  return COMPRESSED[tag] ? plausible({ codec: COMPRESSED[tag], channels, sampleRateHz }) : {};
}
