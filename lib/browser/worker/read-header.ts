import { createByteSource } from "../../domain/headers/byte-source.ts";
import { findFrames } from "../../domain/headers/frames.ts";
import type { HeaderReading } from "../../domain/headers/header.ts";
import { readFacts } from "../../domain/headers/read-facts.ts";
import { couldBeMedia, id3Bytes, PROBE_BYTES, sniffFormat } from "../../domain/headers/signatures.ts";
import { ReadError, readSlice } from "./read-slice.ts";

/** Enough for every signature. */
const HEAD_BYTES = 16 * 1024;
const MOST_TAGS = 4;

/**
 * What a file says of itself, from a few slices of it: never the whole, however large it is. Bytes that mislead say
 * nothing. Throws a `ReadError` when the file can no longer be read.
 */
export async function readHeader(file: Blob): Promise<HeaderReading> {
  const read = (start: number, bytes: number) => readSlice(file, start, Math.min(file.size, start + bytes));
  let head = await read(0, HEAD_BYTES);
  let tagBytes = 0;
  // Some programs put a tag before another one.
  for (let tags = 0; tags < MOST_TAGS && id3Bytes(head) > 0; tags++) {
    tagBytes = Math.min(tagBytes + id3Bytes(head), file.size);
    head = await read(tagBytes, HEAD_BYTES);
  }
  const format = sniffFormat(head);
  if (format === null) {
    const isMedia = tagBytes > 0 || couldBeMedia(await read(0, PROBE_BYTES));
    return { isMedia, header: null };
  }
  // What comes before the first frame of a stream without a header makes it a guess.
  const isGuess = (format === "mp3" || format === "aac") && findFrames(head)?.at !== 0;
  if (isGuess) return { isMedia: true, header: null };
  const source = createByteSource(file.size - tagBytes, (start, end) =>
    readSlice(file, tagBytes + start, tagBytes + end),
  );
  try {
    return { isMedia: true, header: await readFacts(format, source) };
  } catch (error) {
    if (error instanceof ReadError) throw error;
    // A header that we cannot read is no reason not to send a file.
    console.error(error);
    return { isMedia: true, header: { container: format } };
  }
}
