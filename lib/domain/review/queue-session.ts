import type { ReviewDecision } from "./outcome.ts";

/** An audio of a queue, as far as going through it needs. `durationSeconds` and `sampleRateHz` are null while it cannot be heard. */
export type QueueEntry = {
  handle: string;
  name: string;
  durationSeconds: number | null;
  sampleRateHz: number | null;
};

/** What became of one audio: a decision, or null where it was passed over; and how long somebody was at it. */
type Step = { decision: ReviewDecision | null; seconds: number };

/**
 * One going through a queue: the audios from where it began on, in the order of their list as they were found, and what became
 * of each. What is decided leaves the list of the server, and stays here.
 */
export type QueueSession = {
  /** Of which queue it is: a session is gone on with where that is the same. */
  key: string;
  startedAtMs: number;
  /** Null while it goes on. */
  endedAtMs: number | null;
  entries: QueueEntry[];
  /** How many there were; `isAtLeast`: or more. */
  total: number;
  isAtLeast: boolean;
  /** Where the list goes on; null at its end. */
  nextCursor: string | null;
  steps: Record<string, Step>;
  /** The audio one is at, and since when. */
  current: string;
  arrivedAtMs: number;
};

/** Some of the list of a queue. */
export type QueueStretch = Pick<QueueSession, "entries" | "total" | "isAtLeast" | "nextCursor">;

/** Begins with `current`, which is put first where the list does not have it any more. */
export function beginSession(
  { key, current, nowMs }: { key: string; current: QueueEntry; nowMs: number },
  found: QueueStretch,
): QueueSession {
  const isListed = found.entries.some(({ handle }) => handle === current.handle);
  return {
    ...found,
    entries: isListed ? found.entries : [current, ...found.entries],
    total: isListed ? found.total : found.total + 1,
    key,
    startedAtMs: nowMs,
    endedAtMs: null,
    steps: {},
    current: current.handle,
    arrivedAtMs: nowMs,
  };
}

/** The session with more of the list at its end; what it has already it does not get twice. */
export function extendSession(session: QueueSession, { entries, nextCursor }: QueueStretch): QueueSession {
  const known = new Set(session.entries.map(({ handle }) => handle));
  return {
    ...session,
    entries: [...session.entries, ...entries.filter(({ handle }) => !known.has(handle))],
    nextCursor,
  };
}

/** The session at another of its audios; coming to where one is already changes nothing. */
export function arriveAt(session: QueueSession, handle: string, nowMs: number): QueueSession {
  return handle === session.current ? session : { ...session, current: handle, arrivedAtMs: nowMs };
}

/** The session after a decision on one of its audios, at which one may be no longer. */
export function noteDecision(
  session: QueueSession,
  { handle, decision, nowMs }: { handle: string; decision: ReviewDecision; nowMs: number },
): QueueSession {
  const seconds = isAt(session, handle) ? secondsAt(session, nowMs) : (session.steps[handle]?.seconds ?? 0);
  return { ...session, steps: { ...session.steps, [handle]: { decision, seconds } } };
}

/** The session after a decision on one of its audios was taken back, in favour of the one before or of none. */
export function noteUndo(
  session: QueueSession,
  { handle, decision }: { handle: string; decision: ReviewDecision | null },
): QueueSession {
  const { [handle]: step, ...others } = session.steps;
  if (!step) return session;
  // Whoever is there still has not passed it over.
  if (decision === null && isAt(session, handle)) return { ...session, steps: others };
  return { ...session, steps: { ...others, [handle]: { ...step, decision } } };
}

/** The session after the present audio was left: what is not decided was passed over. */
export function noteLeaving(session: QueueSession, nowMs: number): QueueSession {
  const { current, steps } = session;
  if (steps[current]?.decision) return session;
  return { ...session, steps: { ...steps, [current]: { decision: null, seconds: secondsAt(session, nowMs) } } };
}

/** The session over; what is not decided then was passed over. */
export function endSession(session: QueueSession, nowMs: number): QueueSession {
  return { ...noteLeaving(session, nowMs), endedAtMs: nowMs };
}

/** Whether the session has the audio. */
export function hasEntry({ entries }: QueueSession, { handle }: Pick<QueueEntry, "handle">): boolean {
  return entries.some((one) => one.handle === handle);
}

/** The place of the present audio, from 1, and those beside it. */
export function placeIn({ entries, current }: QueueSession): {
  number: number;
  previous: QueueEntry | null;
  next: QueueEntry | null;
} {
  const index = entries.findIndex(({ handle }) => handle === current);
  return { number: index + 1, previous: entries[index - 1] ?? null, next: entries[index + 1] ?? null };
}

/** How many of each, how long all of it took, and half of the decisions took no longer than the median; null without any. */
export type SessionSummary = Record<ReviewDecision | "skipped", number> & {
  seconds: number;
  medianSeconds: number | null;
};

/** What a session came to by `nowMs`, or by its end. */
export function summarize({ steps, startedAtMs, endedAtMs }: QueueSession, nowMs: number): SessionSummary {
  const all = Object.values(steps);
  const count = (decision: ReviewDecision | null) => all.filter((step) => step.decision === decision).length;
  return {
    accept: count("accept"),
    reject: count("reject"),
    unsure: count("unsure"),
    skipped: count(null),
    seconds: Math.max(0, ((endedAtMs ?? nowMs) - startedAtMs) / 1000),
    medianSeconds: median(all.flatMap(({ decision, seconds }) => (decision ? [seconds] : []))),
  };
}

function isAt({ current, endedAtMs }: QueueSession, handle: string): boolean {
  return current === handle && endedAtMs === null;
}

function secondsAt({ arrivedAtMs }: QueueSession, nowMs: number): number {
  return Math.max(0, (nowMs - arrivedAtMs) / 1000);
}

function median(numbers: number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
