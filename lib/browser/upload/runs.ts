/** What is being done with files now: one thing at a time with each. */
export type Runs = {
  /** Begins unless something is under way with this entry, or ending: `onEnd` tells when that is over. */
  begin(id: string, work: (signal: AbortSignal) => Promise<void>): void;
  abort(ids: Iterable<string>): void;
  abortAll(): void;
};

/** `onEnd` hears of each end that nobody asked for, with what it ended by; `onFree` of each end. */
export function createRuns(options: { onEnd: (id: string, error: unknown) => void; onFree: () => void }): Runs {
  const running = new Map<string, AbortController>();

  async function run(id: string, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const controller = new AbortController();
    const { signal } = controller;
    running.set(id, controller);
    try {
      await work(signal);
      if (!signal.aborted) options.onEnd(id, null);
    } catch (error) {
      if (!signal.aborted) options.onEnd(id, error);
    } finally {
      running.delete(id);
      options.onFree();
    }
  }

  function abort(ids: Iterable<string>): void {
    for (const id of ids) running.get(id)?.abort();
  }

  return {
    begin(id, work) {
      if (!running.has(id)) void run(id, work);
    },
    abort,
    abortAll: () => abort(running.keys()),
  };
}
