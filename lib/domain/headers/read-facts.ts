import type { FormatId } from "../formats.ts";
import { BudgetError, type ByteSource } from "./byte-source.ts";
import type { FileHeader, HeaderFacts } from "./header.ts";
import { readMatroska } from "./matroska.ts";
import { readMovie } from "./movie.ts";
import { readOgg } from "./ogg.ts";
import { readAiff, readAmr, readAu, readCaf, readFlac } from "./samples.ts";
import { readAdts, readMp3 } from "./streams.ts";
import { readWave, readWave64 } from "./wave.ts";

/** Of formats without a reader the container is all that is told: the server says the rest. */
const readers: Record<FormatId, ((source: ByteSource) => Promise<HeaderFacts>) | null> = {
  mp3: readMp3,
  m4a: readMovie,
  mp4: readMovie,
  mov: readMovie,
  "3gp": readMovie,
  aac: readAdts,
  ogg: readOgg,
  webm: readMatroska,
  matroska: readMatroska,
  flac: readFlac,
  wav: readWave,
  w64: readWave64,
  aiff: readAiff,
  caf: readCaf,
  au: readAu,
  amr: readAmr,
  wma: null,
  avi: null,
};

/**
 * What the header of a file in this container says. A header that is cut off, forged or without an end says less;
 * rejects only with what reading the file itself throws.
 */
export async function readFacts(container: FormatId, source: ByteSource): Promise<FileHeader> {
  try {
    return { container, ...(await readers[container]?.(source)) };
  } catch (error) {
    // A RangeError is a number that lies beyond the end of the file.
    if (error instanceof RangeError || error instanceof BudgetError) return { container };
    throw error;
  }
}
