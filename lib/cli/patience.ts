import { setTimeout as sleep } from "node:timers/promises";
import { isProblem, type Problem } from "../contract/problem.ts";

/** What passes by itself: the line, a server that is being restarted or has too much to do, a request that still runs. */
const PASSING = new Set<string>([
  "unreachable",
  "internal",
  "unavailable",
  "tooManyRequests",
  "stillRunning",
  "locked",
  "interrupted",
]);

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30_000;
const LONGEST_ASKED_DELAY_MS = 300_000;

/** How long to go on trying: a command that somebody waits for, and an upload that may take hours. */
export const BRIEFLY_MS = 3_000;
export const STUBBORNLY_MS = 180_000;

type PatienceOptions = {
  /** How long one fault may be waited for, all pauses together. Where the server says when to come again, that counts not. */
  forMs: number;
  signal: AbortSignal;
  /** Codes that pass here beside those that pass everywhere. */
  also?: readonly string[];
  onWait?: ((problem: Problem, delayMs: number) => void) | undefined;
};

/** Waits between attempts. */
export type Patience = {
  /** Waits as long as `error` asks for, and resolves when it is time to try again; throws it where that is no use. */
  wait(error: unknown): Promise<void>;
  /** Says that something has succeeded meanwhile. */
  renew(): void;
};

/** Patience for one piece of work. */
export function createPatience({ forMs, signal, also = [], onWait }: PatienceOptions): Patience {
  let attempt = 0;
  let waitedMs = 0;
  return {
    async wait(error) {
      if (!isProblem(error) || !(PASSING.has(error.code) || also.includes(error.code))) throw error;
      const askedMs = parseRetryAfter(error.headers["retry-after"]);
      const delayMs = pause({ attempt, askedMs, random: Math.random() });
      const isToldWhen = error.code === "tooManyRequests" && askedMs !== null;
      if (!isToldWhen && waitedMs >= forMs) throw error;
      if (!isToldWhen) waitedMs += delayMs;
      attempt++;
      onWait?.(error, delayMs);
      await sleep(delayMs, undefined, { signal });
    },
    renew() {
      attempt = 0;
      waitedMs = 0;
    },
  };
}

/** Does `work` until it succeeds, or fails for good. */
export async function insist<T>(work: () => Promise<T>, options: PatienceOptions): Promise<T> {
  const patience = createPatience(options);
  for (;;) {
    options.signal.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      await patience.wait(error);
    }
  }
}

/** The pause before attempt number `attempt` + 1: doubled each time and scattered, unless the server asks for another. */
export function pause(input: { attempt: number; askedMs: number | null; random: number }): number {
  const { attempt, askedMs, random } = input;
  if (askedMs !== null) return Math.min(askedMs, LONGEST_ASKED_DELAY_MS) + Math.round(250 * random);
  return Math.round(Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** attempt) * (0.5 + random / 2));
}

/** How long `Retry-After` asks to wait, in seconds or until a date (RFC 9110 §10.2.3); null where it says nothing. */
export function parseRetryAfter(header: string | undefined, nowMs = Date.now()): number | null {
  if (header === undefined) return null;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const atMs = Date.parse(header);
  return Number.isNaN(atMs) ? null : Math.max(0, atMs - nowMs);
}
