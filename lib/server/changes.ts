import { EventEmitter, once } from "node:events";

/** What is announced where there may be a new job; any other word is the id of an audio. */
export const JOBS = "jobs";

/** Tells everyone who works on the same data that something about an audio changed, or that there is a job. */
export type Changes = {
  /** Tells it here at once, and in the other processes soon; there it may be lost, so whoever waits looks now and then. */
  announce(word: string): void;
  /** Resolves at the next change of the audio, after `timeoutMs`, or when `signal` fires; whichever is first. */
  next(audioId: string, options: { timeoutMs: number; signal?: AbortSignal | undefined }): Promise<void>;
  /** Calls `listener` whenever `word` is announced, until the returned function is called. */
  listen(word: string, listener: () => void): () => void;
  close(): Promise<void>;
};

/** What carries words between the processes. */
export type Line = { say(word: string): void; close(): Promise<void> };

/** A hub without listeners. `open` connects it to other processes; null is heard where words may have been missed. */
export function createChanges(open?: (hear: (word: string | null) => void) => Line): Changes {
  const emitter = new EventEmitter().setMaxListeners(0);
  const line = open?.((heard) => {
    for (const word of heard === null ? emitter.eventNames() : [heard]) emitter.emit(word);
  });
  return {
    announce(word) {
      emitter.emit(word);
      line?.say(word);
    },
    async next(audioId, { timeoutMs, signal }) {
      const timeout = AbortSignal.timeout(Math.max(1, timeoutMs));
      const either = signal ? AbortSignal.any([timeout, signal]) : timeout;
      await once(emitter, audioId, { signal: either }).catch(() => undefined);
    },
    listen(word, listener) {
      emitter.on(word, listener);
      return () => void emitter.off(word, listener);
    },
    close: async () => line?.close(),
  };
}
