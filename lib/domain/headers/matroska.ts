import type { ByteSource } from "./byte-source.ts";
import { textAt, viewOf } from "./bytes.ts";
import { aacFacts, type HeaderFacts, opusFacts, plausible } from "./header.ts";

type Element = { id: number; start: number; end: number };

/** Elements by their numbers (RFC 9559, 5.1). */
const SEGMENT = 0x18538067;
const INFO = 0x1549a966;
const TICK_NANOSECONDS = 0x2ad7b1;
const DURATION = 0x4489;
const TRACKS = 0x1654ae6b;
const CLUSTER = 0x1f43b675;
const TRACK = 0xae;
const TRACK_TYPE = 0x83;
const CODEC = 0x86;
const AUDIO = 0xe1;
const RATE = 0xb5;
const CHANNELS = 0x9f;
const BITS = 0x6264;

const SOUND = 2;
const MOST_VALUE_BYTES = 64;

/** Matroska and WebM with one track of sound. Of a film its one duration says nothing of the sound. */
export async function readMatroska(source: ByteSource): Promise<HeaderFacts> {
  const segment = await find(source, { id: 0, start: 0, end: source.sizeBytes }, SEGMENT);
  let seconds: number | undefined;
  let tracks: HeaderFacts[] = [];
  let count = 0;
  for await (const element of segment ? elementsIn(source, segment) : []) {
    if (element.id === INFO) seconds = await readSeconds(source, element);
    if (element.id === TRACKS) ({ tracks, count } = await readTracks(source, element));
    // What is written behind the first sound is too far away to look for.
    if (element.id === CLUSTER) break;
  }
  const [facts, ...others] = tracks;
  if (!facts || others.length > 0) return {};
  return plausible({ ...facts, durationSeconds: count === 1 ? seconds : undefined });
}

async function readSeconds(source: ByteSource, info: Element): Promise<number | undefined> {
  let tick = 1e6;
  let ticks = 0;
  for await (const element of elementsIn(source, info)) {
    if (element.id === TICK_NANOSECONDS) tick = await readInteger(source, element);
    if (element.id === DURATION) ticks = await readFloat(source, element);
  }
  return ticks > 0 ? (ticks * tick) / 1e9 : undefined;
}

async function readTracks(source: ByteSource, tracks: Element): Promise<{ tracks: HeaderFacts[]; count: number }> {
  const sounds: HeaderFacts[] = [];
  let count = 0;
  for await (const track of elementsIn(source, tracks)) {
    if (track.id !== TRACK) continue;
    count++;
    const type = await find(source, track, TRACK_TYPE);
    if (type && (await readInteger(source, type)) === SOUND) sounds.push(await readSound(source, track));
  }
  return { tracks: sounds, count };
}

async function readSound(source: ByteSource, track: Element): Promise<HeaderFacts> {
  const name = await find(source, track, CODEC);
  const audio = await find(source, track, AUDIO);
  if (!name || !audio) return {};
  const codec = textAt(await source.read(name.start, Math.min(name.end - name.start, MOST_VALUE_BYTES)), 0, 64);
  // These are in force where the file does not name them.
  const sound = { rate: 8000, channels: 1, bits: 0 };
  for await (const element of elementsIn(source, audio)) {
    if (element.id === RATE) sound.rate = await readFloat(source, element);
    if (element.id === CHANNELS) sound.channels = await readInteger(source, element);
    if (element.id === BITS) sound.bits = await readInteger(source, element);
  }
  return toFacts(codec.replace(/\0+$/, ""), sound);
}

function toFacts(
  codec: string,
  { rate, channels, bits }: { rate: number; channels: number; bits: number },
): HeaderFacts {
  if (codec === "A_OPUS") return opusFacts(channels);
  if (codec === "A_AAC" || codec.startsWith("A_AAC/")) return aacFacts(rate, channels);
  const facts = { sampleRateHz: rate, channels };
  if (codec === "A_VORBIS") return plausible({ ...facts, codec: "vorbis", bitDepth: null });
  if (codec === "A_MPEG/L3") return plausible({ ...facts, codec: "mp3", bitDepth: null });
  if (codec === "A_FLAC") return plausible({ ...facts, codec: "flac", bitDepth: bits || undefined });
  const isPcm = codec === "A_PCM/INT/LIT" && [16, 24, 32].includes(bits);
  return isPcm ? plausible({ ...facts, codec: `pcm_s${bits}le`, bitDepth: bits }) : {};
}

/** The elements inside another one (RFC 8794): a number, a length, and the data. All ones mean up to the end. */
async function* elementsIn(source: ByteSource, { start, end }: Element): AsyncGenerator<Element> {
  for (let at = start; at < end; ) {
    const head = await source.read(at, 12);
    const idBytes = vintBytes(head, 0);
    const sizeBytes = vintBytes(head, idBytes);
    if (idBytes > 4 || sizeBytes > 8 || head.length < idBytes + sizeBytes) return;
    const id = toNumber(head.subarray(0, idBytes));
    const from = at + idBytes + sizeBytes;
    const [first = 0, ...others] = head.subarray(idBytes, idBytes + sizeBytes);
    const marker = 0x80 >> (sizeBytes - 1);
    const isUnknown = first === marker * 2 - 1 && others.every((byte) => byte === 0xff);
    const to = isUnknown ? end : from + toNumber([first & (marker - 1), ...others]);
    yield { id, start: from, end: Math.min(end, to) };
    at = to;
  }
}

async function find(source: ByteSource, within: Element, id: number): Promise<Element | null> {
  for await (const element of elementsIn(source, within)) if (element.id === id) return element;
  return null;
}

/** How many bytes a variable number at `at` has, by the zeros before its first one; 9 where it is none. */
function vintBytes(bytes: Uint8Array, at: number): number {
  return Math.clz32(bytes[at] ?? 0) - 23;
}

function toNumber(bytes: Iterable<number>): number {
  let value = 0;
  for (const byte of bytes) value = value * 256 + byte;
  return value;
}

async function readInteger(source: ByteSource, { start, end }: Element): Promise<number> {
  return toNumber(await source.read(start, Math.min(8, end - start)));
}

async function readFloat(source: ByteSource, { start, end }: Element): Promise<number> {
  const view = viewOf(await source.read(start, Math.min(8, end - start)));
  return view.byteLength === 8 ? view.getFloat64(0) : view.byteLength === 4 ? view.getFloat32(0) : 0;
}
