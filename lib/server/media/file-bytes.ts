import { closeSync, openSync, readSync } from "node:fs";

/** What the bytes of a file say that libavformat does not pass on. */

/** The largest Ogg page there can be (RFC 3533, section 6): a header of 27 bytes, 255 lengths, 255 · 255 bytes. */
const MAX_OGG_PAGE_BYTES = 27 + 255 + 255 * 255;
/** Programs that write a WAV to a pipe leave a length near 2 or 4 GiB in its header, or none. */
const MIN_OPEN_LENGTH_BYTES = 0x7fff_0000;

/** Up to `length` bytes from `offset`, fewer at the end of the file. */
export function readBytes(filePath: string, offset: number, length: number): Buffer {
  const fd = openSync(filePath, "r");
  try {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(fd, bytes, 0, length, offset));
  } finally {
    closeSync(fd);
  }
}

/** The DocType element (0x4282) of an EBML header (RFC 8794, 11.2.4): `webm`, `matroska`, or an empty string. */
export function docTypeOf(head: Buffer): string {
  const element = head.subarray(0, 128).indexOf(Buffer.from([0x42, 0x82]));
  if (element < 0 || !head.subarray(0, 4).equals(Buffer.from([0x1a, 0x45, 0xdf, 0xa3]))) return "";
  const length = (head[element + 2] ?? 0) & 0x7f;
  return head.toString("latin1", element + 3, element + 3 + length);
}

/** Whether a WAV was written without knowing its length, so that its end is wherever the file ends. */
export function isOpenEnded(head: Buffer): boolean {
  if (head.length < 8 || head.toString("latin1", 0, 4) !== "RIFF") return false;
  const length = head.readUInt32LE(4);
  return length === 0 || length >= MIN_OPEN_LENGTH_BYTES;
}

/** Whether an AVI or AIFF file has fewer bytes than the chunk says that is all of it. */
export function isShorterThanSaid(head: Buffer, fileBytes: number): boolean {
  const [id, kind] = [head.toString("latin1", 0, 4), head.toString("latin1", 8, 12)];
  if (id === "RIFF" && kind === "AVI ") return !isOpenEnded(head) && head.readUInt32LE(4) + 8 > fileBytes;
  return id === "FORM" && kind.startsWith("AIF") && head.readUInt32BE(4) + 8 > fileBytes;
}

/** Whether an Ogg file stops inside a page: it was cut off. */
export function endsInsideOggPage(filePath: string, fileBytes: number): boolean {
  const tail = readBytes(filePath, Math.max(0, fileBytes - MAX_OGG_PAGE_BYTES), MAX_OGG_PAGE_BYTES);
  const page = tail.lastIndexOf("OggS");
  if (page < 0) return false;
  const segments = tail[page + 26];
  if (segments === undefined) return true;
  const lengths = tail.subarray(page + 27, page + 27 + segments);
  const body = lengths.reduce((sum, length) => sum + length, 0);
  return lengths.length < segments || tail.length < page + 27 + segments + body;
}
