/**
 * A file that is read in slices: up to `length` bytes from `start`, fewer at its end. Rejects with a {@link BudgetError} once
 * too much was asked of it.
 */
export type ByteSource = {
  sizeBytes: number;
  read(start: number, length: number): Promise<Uint8Array>;
};

/** Thrown instead of reading on in a header that has no end. */
export class BudgetError extends Error {
  override readonly name = "BudgetError";
}

const WINDOW_BYTES = 4096;
/** Most reads of one header. A film of many tracks takes about ten for each. */
const MOST_READS = 500;
const MOST_BYTES = 4 * 2 ** 20;

/**
 * A source over `readSlice`, which gives exactly the bytes from `start` to `end` of a file of `sizeBytes`. Small reads beside
 * each other are one.
 */
export function createByteSource(
  sizeBytes: number,
  readSlice: (start: number, end: number) => Promise<Uint8Array>,
): ByteSource {
  let window = { start: 0, bytes: new Uint8Array() as Uint8Array };
  let readsLeft = MOST_READS;
  let bytesLeft = MOST_BYTES;
  return {
    sizeBytes,
    async read(start, length) {
      const end = Math.min(sizeBytes, start + length);
      if (!(start >= 0 && start < end)) return new Uint8Array();
      // Counted even where nothing has to be read: a loop over what is at hand must end too.
      readsLeft--;
      if (start < window.start || end > window.start + window.bytes.length) {
        const windowEnd = Math.min(sizeBytes, Math.max(end, start + WINDOW_BYTES));
        bytesLeft -= windowEnd - start;
        if (bytesLeft < 0) throw new BudgetError("The header is too large.");
        window = { start, bytes: await readSlice(start, windowEnd) };
      }
      if (readsLeft < 0) throw new BudgetError("The header has too many parts.");
      return window.bytes.subarray(start - window.start, end - window.start);
    },
  };
}
