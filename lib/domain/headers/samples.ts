import type { ByteSource } from "./byte-source.ts";
import { textAt, uint64, viewOf } from "./bytes.ts";
import { type HeaderFacts, samplesFacts } from "./header.ts";

/** Headers of plain samples, and the like: a few numbers at fixed places, near the start. */
const HEAD_BYTES = 64 * 1024;

const AU_CODECS: Record<number, readonly [codec: string, bits: number]> = {
  1: ["pcm_mulaw", 8],
  2: ["pcm_s8", 8],
  3: ["pcm_s16be", 16],
  4: ["pcm_s24be", 24],
  5: ["pcm_s32be", 32],
  6: ["pcm_f32be", 32],
  7: ["pcm_f64be", 64],
  27: ["pcm_alaw", 8],
};

/** AU: the magic, where the samples begin, their length (all ones: unknown), encoding, rate and channels. */
export async function readAu(source: ByteSource): Promise<HeaderFacts> {
  const view = viewOf(await source.read(0, 24));
  const [codec, bits] = AU_CODECS[view.getUint32(12)] ?? [];
  if (codec === undefined || bits === undefined) return {};
  const dataBytes = Math.min(view.getUint32(8), source.sizeBytes - view.getUint32(4));
  return samplesFacts({ codec, bits, dataBytes, sampleRateHz: view.getUint32(16), channels: view.getUint32(20) });
}

/** AIFF: the COMM chunk (version 1.3) has channels, frames, bits, and the rate as an 80-bit float. */
export async function readAiff(source: ByteSource): Promise<HeaderFacts> {
  const head = await source.read(0, HEAD_BYTES);
  const view = viewOf(head);
  let at = 12;
  while (at + 8 <= head.length) {
    if (textAt(head, at, 4) === "COMM") return readCommon(head, at + 8, source.sizeBytes);
    const bytes = view.getUint32(at + 4);
    at += 8 + bytes + (bytes % 2);
  }
  return {};
}

function readCommon(head: Uint8Array, at: number, sizeBytes: number): HeaderFacts {
  const view = viewOf(head);
  const kind = textAt(head, 8, 4) === "AIFC" ? textAt(head, at + 18, 4) : "NONE";
  if (kind !== "NONE" && kind !== "sowt") return {};
  const [channels, bits] = [view.getUint16(at), Math.ceil(view.getUint16(at + 6) / 8) * 8];
  const sampleRateHz = view.getUint32(at + 10) * 2 ** (view.getUint16(at + 8) - 16_383 - 31);
  const dataBytes = Math.min(view.getUint32(at + 2) * channels * (bits / 8), sizeBytes);
  const codec = bits === 8 ? "pcm_s8" : `pcm_s${bits}${kind === "sowt" ? "le" : "be"}`;
  return samplesFacts({ codec, sampleRateHz, channels, bits, dataBytes });
}

/** CAF: the description comes first (version 1.0); the data chunk may be of unknown length. */
export async function readCaf(source: ByteSource): Promise<HeaderFacts> {
  const head = await source.read(0, HEAD_BYTES);
  const view = viewOf(head);
  if (textAt(head, 8, 4) !== "desc" || textAt(head, 28, 4) !== "lpcm") return {};
  const [flags, channels, bits] = [32, 44, 48].map((at) => view.getUint32(at)) as [number, number, number];
  const codec = `pcm_${flags & 1 ? "f" : "s"}${bits}${bits === 8 ? "" : flags & 2 ? "le" : "be"}`;
  const sampleRateHz = view.getFloat64(20);
  let at = 8;
  while (at + 12 <= head.length) {
    const bytes = uint64(view, at + 4);
    if (textAt(head, at, 4) === "data") {
      // Four bytes before the samples count how often the file was edited.
      const dataBytes = Math.min(bytes, source.sizeBytes - at - 12) - 4;
      return samplesFacts({ codec, sampleRateHz, channels, bits, dataBytes });
    }
    at += 12 + bytes;
  }
  return {};
}

/** AMR: a magic line alone (RFC 4867, 5). Files of several channels have another one. */
export async function readAmr(source: ByteSource): Promise<HeaderFacts> {
  const magic = textAt(await source.read(0, 9), 0, 9);
  if (magic.startsWith("#!AMR\n")) return { codec: "amr_nb", sampleRateHz: 8000, channels: 1, bitDepth: null };
  if (magic !== "#!AMR-WB\n") return {};
  return { codec: "amr_wb", sampleRateHz: 16_000, channels: 1, bitDepth: null };
}

/** FLAC: STREAMINFO (RFC 9639, 8.2) is always first. Its number of samples is a claim; 0 is none. */
export async function readFlac(source: ByteSource): Promise<HeaderFacts> {
  return streamInfoFacts(await source.read(8, 18));
}

/** The facts of a STREAMINFO block's data. */
export function streamInfoFacts(block: Uint8Array): HeaderFacts {
  const packed = viewOf(block).getBigUint64(10);
  const sampleRateHz = Number(packed >> 44n);
  const frames = Number(packed & 0xf_ffff_ffffn);
  if (sampleRateHz === 0) return {};
  return {
    codec: "flac",
    sampleRateHz,
    channels: Number((packed >> 41n) & 7n) + 1,
    bitDepth: Number((packed >> 36n) & 31n) + 1,
    durationSeconds: frames > 0 ? frames / sampleRateHz : undefined,
  };
}
