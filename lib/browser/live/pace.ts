/** What is asked for within so long is done together. */
const GATHER_MS = 150;
/** Where it is asked for all the time, it is done ever less often, down to this. */
const LONGEST_MS = 16_000;

export type Pace = {
  /** Asks for the work, which is done soon, once for all who ask meanwhile. */
  ask(): void;
  /** Looks at once whether work that was put off can be done now. */
  retry(): void;
  stop(): void;
};

/**
 * Does work when it is asked for, but no more often than every `everyMs`, half as often each time that this is not enough, at
 * the moment no more often than every `leastRestMs()`, and not while it `mustWait`: then it is put off until it can be done.
 */
export function createPace({
  work,
  everyMs,
  leastRestMs,
  mustWait,
}: {
  work: () => void;
  everyMs: number;
  leastRestMs: () => number;
  mustWait: () => boolean;
}): Pace {
  let lastMs = Number.NEGATIVE_INFINITY;
  let restMs = everyMs;
  let isAsked = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const readyMs = () => lastMs + Math.max(restMs, leastRestMs());

  function schedule(): void {
    timer ??= setTimeout(look, Math.max(GATHER_MS, readyMs() - performance.now()));
  }

  function look(): void {
    clearTimeout(timer);
    timer = undefined;
    if (!isAsked) return;
    if (mustWait()) timer = setTimeout(look, everyMs);
    else if (performance.now() < readyMs()) schedule();
    else {
      isAsked = false;
      restMs = performance.now() < lastMs + 2 * restMs ? Math.min(2 * restMs, LONGEST_MS) : everyMs;
      lastMs = performance.now();
      work();
    }
  }

  return {
    ask() {
      isAsked = true;
      schedule();
    },
    retry: look,
    stop() {
      clearTimeout(timer);
      isAsked = false;
    },
  };
}
