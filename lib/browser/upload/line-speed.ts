/** Remembers how fast text went over the line. */
export type LineSpeed = {
  /** Notes that `textBytes` of text took `seconds`, the answer included. */
  note(textBytes: number, seconds: number): void;
  /** Bytes of text a second, or null while nothing has been measured. */
  bytesPerSecond(): number | null;
};

const SAMPLES = 5;
/** Below this the time is the server's and the round trip's, and tells nothing of the line. */
const LEAST_TEXT_BYTES = 64 * 1024;

/**
 * The best of the last five transfers: a server that was slow to answer once must not pass for a slow line, and a line
 * that became slow shows within five files.
 */
export function createLineSpeed(): LineSpeed {
  const samples: number[] = [];
  return {
    note(textBytes, seconds) {
      if (textBytes < LEAST_TEXT_BYTES || !(seconds > 0)) return;
      samples.push(textBytes / seconds);
      if (samples.length > SAMPLES) samples.shift();
    },
    bytesPerSecond: () => (samples.length > 0 ? Math.max(...samples) : null),
  };
}
