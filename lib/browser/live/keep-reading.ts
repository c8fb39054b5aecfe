import type { Reading, StreamEnd } from "./read-stream.ts";

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;
/** A stream that was open for so long has worked. */
const WORKED_MS = 10_000;

type Options = {
  read: (reading: Reading) => Promise<StreamEnd>;
  /** Resolves after so long, or when `signal` fires. */
  wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** 0..1: browsers that lost their server together must not come back together. */
  random?: () => number;
};

/**
 * Reads the stream again whenever it ends, each time after a longer wait, until `signal` fires or the server will not have
 * it.
 */
export async function keepReading(
  reading: Reading,
  { read, wait = sleep, random = Math.random }: Options,
): Promise<void> {
  let failures = 0;
  while (!reading.signal.aborted) {
    const end = await read(reading);
    if (end.result === "refused" || reading.signal.aborted) return;
    if (end.lastedMs >= WORKED_MS) failures = 0;
    await wait(Math.max(end.afterMs, toWaitMs(failures, random())), reading.signal);
    failures += 1;
  }
}

/** How long to wait after so many failures: twice as long each time, up to half a minute, between a half and all of that. */
export function toWaitMs(failures: number, chance: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures) * (0.5 + chance / 2);
}

/** A browser that says that it is online again need not wait any longer. */
function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const over = new AbortController();
  const timer = setTimeout(resolve, milliseconds);
  signal.addEventListener("abort", () => resolve(), { signal: over.signal });
  globalThis.addEventListener?.("online", () => resolve(), { signal: over.signal });
  return promise.finally(() => {
    clearTimeout(timer);
    over.abort();
  });
}
