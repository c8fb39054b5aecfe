import { type FormatId, findFormatId } from "../formats.ts";
import { hasBytes, textAt, viewOf } from "./bytes.ts";
import { adtsFrame, findFrames, mpegFrame } from "./frames.ts";

/** How much of a file decides that it is of no format at all: libavformat probes no more. In bytes. */
export const PROBE_BYTES = 2 ** 20;

const EBML = [0x1a, 0x45, 0xdf, 0xa3];
const ASF = [0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11];
const W64 = [0x72, 0x69, 0x66, 0x66, 0x2e, 0x91, 0xcf, 0x11];
const MOVIE_BOXES = [
  "ftyp",
  "moov",
  "mdat",
  "pnot",
  "udta",
  "ediw",
  "wide",
  "free",
  "junk",
  "pict",
  "skip",
  "uuid",
  "prfl",
];

type Matches = (head: Uint8Array) => boolean;

const startsWith = (text: string) => (head: Uint8Array) => textAt(head, 0, text.length) === text;
const isEbml = (head: Uint8Array) => hasBytes(head, 0, EBML);
const isMovieOf = (id: FormatId) => (head: Uint8Array) => hasMovieBox(head) && formatOfMovie(head) === id;

/** How each format of the table begins. */
const signatures: Record<FormatId, Matches> = {
  ogg: startsWith("OggS"),
  flac: startsWith("fLaC"),
  wav: (head) => ["RIFF", "RIFX", "RF64", "BW64"].includes(textAt(head, 0, 4)) && textAt(head, 8, 4) === "WAVE",
  avi: (head) => startsWith("RIFF")(head) && ["AVI", "AMV"].includes(textAt(head, 8, 3)),
  w64: (head) => hasBytes(head, 0, W64),
  aiff: (head) => startsWith("FORM")(head) && ["AIFF", "AIFC"].includes(textAt(head, 8, 4)),
  caf: startsWith("caff"),
  au: startsWith(".snd"),
  amr: startsWith("#!AMR"),
  wma: (head) => hasBytes(head, 0, ASF),
  webm: (head) => isEbml(head) && docTypeOf(head) === "webm",
  matroska: (head) => isEbml(head) && docTypeOf(head) !== "webm",
  m4a: isMovieOf("m4a"),
  mp4: isMovieOf("mp4"),
  mov: isMovieOf("mov"),
  "3gp": isMovieOf("3gp"),
  mp3: (head) => findFrames(head)?.format === "mp3",
  aac: (head) => findFrames(head)?.format === "aac",
};

/**
 * The format that a file's first bytes, after any ID3 tag, are of; null where none of the table fits. Headerless streams
 * come last: frames are found in other files by chance.
 */
export function sniffFormat(head: Uint8Array): FormatId | null {
  const found = Object.entries(signatures).find(([, matches]) => matches(head));
  return found ? (found[0] as FormatId) : null;
}

/**
 * Whether the first {@link PROBE_BYTES} of a file may be of a format of the table: true in every case of doubt. A stream of
 * FLAC or MPEG frames may begin without its header, or in the middle.
 */
export function couldBeMedia(head: Uint8Array): boolean {
  if (sniffFormat(head) !== null || startsWith("ID3")(head) || mpegFrame(head, 0) || adtsFrame(head, 0)) return true;
  return hasBytes(head, 0, [0xff, 0xf8]) || startsWith("ON2")(head);
}

/** Length in bytes of the ID3v2 tag that a file begins with (id3.org, ID3v2.4, 3.1), 0 without one. */
export function id3Bytes(head: Uint8Array): number {
  if (!startsWith("ID3")(head) || head.length < 10) return 0;
  const size = [6, 7, 8, 9].reduce((sum, at) => (sum << 7) | ((head[at] ?? 0) & 0x7f), 0);
  return 10 + size + ((head[5] ?? 0) & 0x10 ? 10 : 0);
}

/** Whether a chain of boxes from the start (ISO/IEC 14496-12, 4.2) comes to one that films and their kin are made of. */
function hasMovieBox(head: Uint8Array): boolean {
  const view = viewOf(head);
  for (let at = 0; at + 8 <= head.length; at += view.getUint32(at)) {
    if (MOVIE_BOXES.includes(textAt(head, at + 4, 4))) return true;
    if (view.getUint32(at) < 8) return false;
  }
  return false;
}

function formatOfMovie(head: Uint8Array): FormatId | null {
  return findFormatId("mov", textAt(head, 4, 4) === "ftyp" ? textAt(head, 8, 4) : "");
}

/** The DocType element (0x4282) of an EBML header (RFC 8794, 11.2.4). */
function docTypeOf(head: Uint8Array): string {
  const at = textAt(head, 0, 128).indexOf("\u0042\u0082");
  return at < 0 ? "" : textAt(head, at + 3, (head[at + 2] ?? 0) & 0x7f);
}
