import { setMaxListeners } from "node:events";
import { type News, parseNews, topicOf, toWord } from "./news.ts";

/** What is announced where there may be a new job; any other word is the id of an audio. */
export const JOBS = "jobs";

/** Tells everyone who works on the same data that something about an audio changed, or that there is a job. */
export type Changes = {
  /** Tells it here at once, and in the other processes soon; there it may be lost, so whoever waits looks now and then. */
  announce(word: string): void;
  /** Announces the audio, and tells those who {@link Changes.follow} what of it changed. */
  tell(news: News): void;
  /** Resolves at the next change of the audio, after `timeoutMs`, or when `signal` fires; whichever is first. */
  next(audioId: string, options: { timeoutMs: number; signal?: AbortSignal | undefined }): Promise<void>;
  /** Calls `listener` whenever `word` is announced, or may have been, until the returned function is called. */
  listen(word: string, listener: () => void): () => void;
  /** Calls `listener` with all news, and with null where some may have been missed, until the returned function is called. */
  follow(listener: (news: News | null) => void): () => void;
  close(): Promise<void>;
};

/** What carries words between the processes. */
export type Line = { say(word: string): void; close(): Promise<void> };

/** Heard where words may have been missed: whatever somebody waits for may have come. */
const ANYTHING = "*";

/** A hub without listeners. `open` connects it to other processes; the line hears null where it may have missed words. */
export function createChanges(open?: (hear: (word: string | null) => void) => Line): Changes {
  const hub = new EventTarget();
  // Any number may wait; from eleven on Node would warn of a leak.
  setMaxListeners(0, hub);
  const followers = new Set<(news: News | null) => void>();
  const line = open?.(hear);

  function hear(word: string | null): void {
    hub.dispatchEvent(new Event(word === null ? ANYTHING : topicOf(word)));
    const news = word === null ? null : parseNews(word);
    if (word === null || news) for (const follower of followers) follower(news);
  }

  function announce(word: string): void {
    hear(word);
    line?.say(word);
  }

  function listen(word: string, listener: () => void): () => void {
    const stop = new AbortController();
    for (const type of [word, ANYTHING]) hub.addEventListener(type, listener, { signal: stop.signal });
    return () => stop.abort();
  }

  return {
    announce,
    tell: (news) => announce(toWord(news)),
    async next(audioId, { timeoutMs, signal }) {
      const timeout = AbortSignal.timeout(Math.max(1, timeoutMs));
      const over = signal ? AbortSignal.any([timeout, signal]) : timeout;
      if (over.aborted) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      over.addEventListener("abort", () => resolve());
      await promise.finally(listen(audioId, resolve));
    },
    listen,
    follow(listener) {
      followers.add(listener);
      return () => void followers.delete(listener);
    },
    close: async () => line?.close(),
  };
}
