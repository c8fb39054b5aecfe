import type { ByteSource } from "./byte-source.ts";
import { textAt, uint64, viewOf } from "./bytes.ts";
import { AAC_RATES_HZ, aacFacts, type HeaderFacts, opusFacts, plausible } from "./header.ts";

type Box = { type: string; start: number; end: number };

/** Sample entries are short; what lies behind is not needed. */
const MOST_ENTRY_BYTES = 1024;

/** MP4, QuickTime and their kin (ISO/IEC 14496-12) with one track of sound: its sample entry, and how long it is played. */
export async function readMovie(source: ByteSource): Promise<HeaderFacts> {
  const whole = { type: "", start: 0, end: source.sizeBytes };
  const movie = await findBox(source, whole, ["moov"]);
  const sounds: { track: Box; media: Box }[] = [];
  for await (const track of movie ? boxesIn(source, movie) : []) {
    const media = track.type === "trak" ? await findBox(source, track, ["mdia"]) : null;
    const handler = media && (await findBox(source, media, ["hdlr"]));
    if (handler && textAt(await source.read(handler.start + 8, 4), 0, 4) === "soun") sounds.push({ track, media });
  }
  const [sound, ...others] = sounds;
  if (!movie || !sound || others.length > 0) return {};
  const entries = await findBox(source, sound.media, ["minf", "stbl", "stsd"]);
  const facts = entries ? readEntry(await source.read(entries.start + 8, MOST_ENTRY_BYTES)) : {};
  return plausible({ ...facts, durationSeconds: await readSeconds(source, movie, sound.track) });
}

/** What is played of a track, in the ticks of the whole movie (8.3.2, 8.2.2): what an encoder put before is not. */
async function readSeconds(source: ByteSource, movie: Box, track: Box): Promise<number | undefined> {
  const [movieHeader, trackHeader] = [await findBox(source, movie, ["mvhd"]), await findBox(source, track, ["tkhd"])];
  if (!movieHeader || !trackHeader) return undefined;
  const [whole, one] = [await source.read(movieHeader.start, 36), await source.read(trackHeader.start, 36)];
  const ticksASecond = viewOf(whole).getUint32(whole[0] === 1 ? 20 : 12);
  const ticks = one[0] === 1 ? uint64(viewOf(one), 28) : viewOf(one).getUint32(20);
  const isSaid = ticks > 0 && ticks !== 0xffff_ffff && ticksASecond > 0;
  return isSaid ? ticks / ticksASecond : undefined;
}

/** The boxes inside another one, in their order. A size of 1 is followed by a long one; 0 means up to the end. */
async function* boxesIn(source: ByteSource, { start, end }: Box): AsyncGenerator<Box> {
  for (let at = start; at + 8 <= end; ) {
    const head = await source.read(at, 16);
    const view = viewOf(head);
    const size = view.getUint32(0);
    const bytes = size === 1 ? uint64(view, 8) : size === 0 ? end - at : size;
    if (bytes < 8) return;
    yield { type: textAt(head, 4, 4), start: at + (size === 1 ? 16 : 8), end: Math.min(end, at + bytes) };
    at += bytes;
  }
}

async function findBox(source: ByteSource, within: Box, [type, ...deeper]: readonly string[]): Promise<Box | null> {
  for await (const box of boxesIn(source, within)) {
    if (box.type === type) return deeper.length > 0 ? findBox(source, box, deeper) : box;
  }
  return null;
}

/** 12.2.3, the sample entry. Of codecs whose own header says more than the entry, only that is believed. */
function readEntry(entry: Uint8Array): HeaderFacts {
  const view = viewOf(entry);
  const bytes = entry.subarray(0, view.getUint32(0));
  switch (textAt(entry, 4, 4)) {
    case "mp4a":
      return readDescriptor(bytes);
    case "Opus":
      return opusFacts(view.getUint16(24));
    case "samr":
      return { codec: "amr_nb", sampleRateHz: 8000, channels: 1, bitDepth: null };
    case "sawb":
      return { codec: "amr_wb", sampleRateHz: 16_000, channels: 1, bitDepth: null };
    case "alac":
      return { codec: "alac" };
    default:
      return {};
  }
}

const DECODER_CONFIG = 4;
const DECODER_SPECIFIC = 5;
const AAC_KINDS = [0x40, 0x66, 0x67, 0x68];
const AAC_LOW_COMPLEXITY = 2;

/** The `esds` box, wherever in the entry it lies (ISO/IEC 14496-1, 7.2.6): AAC with its configuration. */
function readDescriptor(entry: Uint8Array): HeaderFacts {
  const box = textAt(entry, 0, entry.length).indexOf("esds");
  if (box < 0) return {};
  // Behind version and flags: the stream's tag and length, its number, and flags that say that nothing is between.
  let at = skipTag(entry, box + 8) + 3;
  if (entry[at] !== DECODER_CONFIG) return {};
  at = skipTag(entry, at);
  if (!AAC_KINDS.includes(entry[at] ?? 0)) return {};
  if (entry[at + 13] !== DECODER_SPECIFIC) return { codec: "aac", bitDepth: null };
  const [first = 0, second = 0] = entry.subarray(skipTag(entry, at + 13));
  const rate = ((first & 7) << 1) | (second >> 7);
  const channels = (second >> 3) & 15;
  if (first >> 3 !== AAC_LOW_COMPLEXITY) return { codec: "aac", bitDepth: null };
  return aacFacts(AAC_RATES_HZ[rate], channels === 7 ? 8 : channels);
}

/** Behind a tag and its length, of which each byte with the highest bit set is followed by another. */
function skipTag(bytes: Uint8Array, at: number): number {
  let end = at + 1;
  while (end < at + 4 && (bytes[end] ?? 0) & 0x80) end++;
  return end + 1;
}
