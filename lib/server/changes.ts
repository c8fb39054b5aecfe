import { EventEmitter, once } from "node:events";

/** Tells, inside this process, that something about an audio changed. */
export type Changes = {
  announce(audioId: string): void;
  /** Resolves at the next change of the audio, after `timeoutMs`, or when `signal` fires; whichever is first. */
  next(audioId: string, options: { timeoutMs: number; signal?: AbortSignal | undefined }): Promise<void>;
};

/** A hub without listeners. */
export function createChanges(): Changes {
  const emitter = new EventEmitter().setMaxListeners(0);
  return {
    announce: (audioId) => void emitter.emit(audioId),
    async next(audioId, { timeoutMs, signal }) {
      const timeout = AbortSignal.timeout(Math.max(1, timeoutMs));
      const either = signal ? AbortSignal.any([timeout, signal]) : timeout;
      await once(emitter, audioId, { signal: either }).catch(() => undefined);
    },
  };
}
