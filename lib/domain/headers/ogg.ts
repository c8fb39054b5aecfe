import type { ByteSource } from "./byte-source.ts";
import { textAt, uint64, viewOf } from "./bytes.ts";
import { type HeaderFacts, opusFacts, plausible } from "./header.ts";

/** The largest Ogg page there can be (RFC 3533, 6): a header of 27 bytes, 255 lengths, 255 · 255 bytes. */
const MAX_PAGE_BYTES = 27 + 255 + 255 * 255;
const BEGINS_A_STREAM = 2;

/**
 * Ogg with one stream of Opus or Vorbis: its first packet says what it is, and the granule position of the last page how long it
 * lasts. Of several streams nothing is said.
 */
export async function readOgg(source: ByteSource): Promise<HeaderFacts> {
  const first = await source.read(0, 1024);
  const start = 27 + (first[26] ?? 0);
  const bodyBytes = first.subarray(27, start).reduce((sum, length) => sum + length, 0);
  const next = await source.read(start + bodyBytes, 6);
  if (textAt(next, 0, 4) === "OggS" && (next[5] ?? 0) & BEGINS_A_STREAM) return {};
  const packet = first.subarray(start);
  const found = readOpus(packet) ?? readVorbis(packet);
  if (!found) return {};
  const serial = viewOf(first).getUint32(14);
  const end = await lastGranule(source, serial);
  const seconds = end === null ? 0 : (end - found.skipped) / (found.facts.sampleRateHz ?? 1);
  return seconds > 0 ? plausible({ ...found.facts, durationSeconds: seconds }) : found.facts;
}

type Found = { facts: HeaderFacts; skipped: number };

/** RFC 7845, 5.1: after the magic a version, the channels, and how many samples a decoder leaves out. */
function readOpus(packet: Uint8Array): Found | null {
  if (textAt(packet, 0, 8) !== "OpusHead") return null;
  return { facts: opusFacts(packet[9] ?? 0), skipped: viewOf(packet).getUint16(10, true) };
}

/** Vorbis I, 4.2.2: after the magic a version, the channels and the rate. */
function readVorbis(packet: Uint8Array): Found | null {
  if (textAt(packet, 0, 7) !== "\u0001vorbis") return null;
  const sampleRateHz = viewOf(packet).getUint32(12, true);
  return { facts: plausible({ codec: "vorbis", sampleRateHz, channels: packet[11] ?? 0, bitDepth: null }), skipped: 0 };
}

/** Samples up to the end of the last page, if that is of this stream and one ends on it. */
async function lastGranule(source: ByteSource, serial: number): Promise<number | null> {
  const from = Math.max(0, source.sizeBytes - MAX_PAGE_BYTES);
  const tail = await source.read(from, MAX_PAGE_BYTES);
  for (let at = tail.lastIndexOf(0x4f); at >= 0; at = at > 0 ? tail.lastIndexOf(0x4f, at - 1) : -1) {
    if (at + 27 > tail.length || textAt(tail, at, 5) !== "OggS\u0000") continue;
    const view = viewOf(tail);
    const isOurs = view.getUint32(at + 14) === serial && view.getBigInt64(at + 6, true) >= 0n;
    return isOurs ? uint64(view, at + 6, true) : null;
  }
  return null;
}
