/** What happened lately. */
export type Recent<T> = {
  note(thing: T): void;
  /** What was noted within the last so many milliseconds, the oldest first; null where some of it is not kept any more. */
  within(milliseconds: number): T[] | null;
};

/** Keeps what is noted for `keepMs`, and no more than the last `most` of it. */
export function createRecent<T>({ keepMs, most }: { keepMs: number; most: number }): Recent<T> {
  let kept: { thing: T; atMs: number }[] = [];
  let lostAtMs = Number.NEGATIVE_INFINITY;

  return {
    note(thing) {
      const nowMs = performance.now();
      const young = kept.filter(({ atMs }) => atMs >= nowMs - keepMs);
      const surplus = Math.max(0, young.length + 1 - most);
      lostAtMs = young[surplus - 1]?.atMs ?? lostAtMs;
      kept = [...young.slice(surplus), { thing, atMs: nowMs }];
    },
    within(milliseconds) {
      const sinceMs = performance.now() - Math.min(milliseconds, keepMs);
      if (lostAtMs >= sinceMs) return null;
      return kept.filter(({ atMs }) => atMs >= sinceMs).map(({ thing }) => thing);
    },
  };
}
