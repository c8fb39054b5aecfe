import { setMaxListeners } from "node:events";
import { Problem } from "../contract/problem.ts";
import { isForbidden, isInterrupted } from "./exit-code.ts";
import { createTracker, type Progress } from "./progress.ts";
import { type Receipt, toFailure, toReceipt } from "./receipt.ts";
import { type SendContext, type Sent, sendFile } from "./send-file.ts";
import type { Source } from "./source.ts";
import { createStatuses } from "./statuses.ts";

type UploadAllOptions = {
  context: Omit<SendContext, "statuses">;
  /** How many files travel at once. */
  jobs: number;
  /** Whether a file is done only when it has been converted. */
  isWaiting: boolean;
  onReceipt: (receipt: Receipt) => void;
};

/** Many uploads under way. */
export type Uploads = {
  /** Resolves when every file has its receipt; throws what ends them all: Ctrl-C, or that one may not upload here. */
  done: Promise<void>;
  progress(): Progress;
};

/** Sends all `sources`, a few at once, in their order. A conversion holds up no other file. */
export function uploadAll(sources: readonly Source[], options: UploadAllOptions): Uploads {
  const stop = new AbortController();
  const signal = AbortSignal.any([options.context.signal, stop.signal]);
  setMaxListeners(0, signal);
  const context = { ...options.context, signal, statuses: createStatuses({ ...options.context, signal }) };
  const tracker = createTracker(sources);
  const converting: Promise<void>[] = [];

  function finish(source: Source, receipt: Receipt): void {
    tracker.finish(source);
    options.onReceipt(receipt);
  }

  /** What ends one file ends no other, unless it would end each of them. */
  async function orFail(source: Source, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (isForbidden(error) || isInterrupted(error)) throw error;
      finish(source, toFailure(source, error));
    }
  }

  async function conclude(source: Source, sent: Sent): Promise<void> {
    const isOpen = sent.audio.state === "avaitingFile" && options.isWaiting;
    const audio = isOpen ? await context.statuses.settled(sent.audio.handle) : sent.audio;
    if (!audio) throw new Problem("notFound", "The audio was deleted on the server before it was ready.");
    finish(source, toReceipt(source, { ...sent, audio, sizeBytes: source.sizeBytes }));
  }

  async function work(queue: Iterator<Source>): Promise<void> {
    for (let next = queue.next(); !next.done; next = queue.next()) {
      const source = next.value;
      signal.throwIfAborted();
      await orFail(source, async () => {
        const sent = await sendFile(source, context, (bytes) => tracker.note(source, bytes));
        if (!sent.isOld) tracker.note(source, source.sizeBytes);
        converting.push(stopOnError(orFail(source, () => conclude(source, sent))));
      });
    }
  }

  /** Hears of an error as soon as it is there, although it is awaited later. */
  function stopOnError(promise: Promise<void>): Promise<void> {
    promise.catch(() => stop.abort());
    return promise;
  }

  async function run(): Promise<void> {
    const queue = sources.values();
    const workers = Array.from({ length: options.jobs }, () => stopOnError(work(queue)));
    const ends = [...(await Promise.allSettled(workers)), ...(await Promise.allSettled(converting))];
    const errors = ends.flatMap((end) => (end.status === "rejected" ? [end.reason as unknown] : []));
    // The others were only stopped by the first one.
    if (errors.length > 0) throw errors.find((error) => !isInterrupted(error)) ?? errors[0];
  }

  return { done: run(), progress: tracker.read };
}
