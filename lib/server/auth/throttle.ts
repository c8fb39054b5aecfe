/** Slows down guessing: after a few failures each further one doubles the pause. Nobody is ever locked out. */
export type Throttle = {
  /** Milliseconds to wait before `key` may try again; 0 means now. */
  waitMs(key: string): number;
  fail(key: string): void;
  succeed(key: string): void;
  /** Does `work` after all earlier work of `key` has ended, so that guesses made at once are each counted in turn. */
  inTurn<T>(key: string, work: () => Promise<T>): Promise<T>;
};

type Failures = { count: number; lastMs: number };

const FREE_FAILURES = 5;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;
const FORGET_AFTER_MS = 15 * 60_000;
const MAX_KEYS = 10_000;

/** A throttle that forgets a key after 15 quiet minutes, and the oldest keys where there are too many. */
export function createThrottle(nowMs: () => number = Date.now): Throttle {
  const failures = new Map<string, Failures>();
  const turns = new Map<string, Promise<unknown>>();

  function find(key: string): Failures | null {
    const found = failures.get(key);
    if (found && nowMs() - found.lastMs < FORGET_AFTER_MS) return found;
    failures.delete(key);
    return null;
  }

  return {
    waitMs(key) {
      const found = find(key);
      if (!found || found.count < FREE_FAILURES) return 0;
      const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (found.count - FREE_FAILURES), LONGEST_PAUSE_MS);
      return Math.max(0, found.lastMs + pauseMs - nowMs());
    },
    fail(key) {
      const count = (find(key)?.count ?? 0) + 1;
      failures.delete(key);
      failures.set(key, { count, lastMs: nowMs() });
      if (failures.size > MAX_KEYS) failures.delete(failures.keys().next().value as string);
    },
    succeed(key) {
      failures.delete(key);
    },
    inTurn(key, work) {
      const turn = (turns.get(key) ?? Promise.resolve()).then(work);
      const ended = turn
        .catch(() => undefined)
        .finally(() => {
          if (turns.get(key) === ended) turns.delete(key);
        });
      turns.set(key, ended);
      return turn;
    },
  };
}
