import { setTimeout as sleep } from "node:timers/promises";
import { Problem } from "../../contract/problem.ts";
import { MOST_RECENT_SECONDS } from "../../domain/event-stream.ts";
import { createRecent } from "../../domain/recent.ts";
import type { App } from "../app.ts";
import type { News } from "../news.ts";
import { findAudiences } from "./live-audience.ts";
import { createLiveStream, type LiveStream } from "./live-stream.ts";
import { findValid, type Viewer } from "./sessions.ts";

/** How many streams one person may have open in one process. */
const MOST_STREAMS = 20;
/** News of so long are told together. */
const GATHER_MS = 100;
/** Of more news than that nobody is told one by one. */
const MOST_NEWS = 500;
const BEAT_MS = 15_000;
/** How often the tokens of the streams are looked at. */
const CHECK_MS = 2000;

/** Tells people what goes on in the spaces that they can see, as it happens. */
export type Live = {
  /**
   * A stream of server-sent events for the viewer, which ends with their token, when `signal` fires, or with the server. It
   * begins with what changed in the last `recentSeconds`.
   * `tooManyRequests` where they have too many of them open, `unavailable` where the server is about to end.
   */
  open(viewer: Viewer, options: { signal: AbortSignal; recentSeconds: number }): ReadableStream<Uint8Array>;
  /** Ends every stream, and opens none any more. */
  close(): Promise<void>;
};

/** Follows what is told in `changes`. Nothing is asked of the database while nobody listens. */
export function createLive({ db, changes, log }: Pick<App, "db" | "changes" | "log">): Live {
  const listeners = new Map<LiveStream, Viewer>();
  const news = new Map<string, News>();
  const recent = createRecent<News | null>({ keepMs: MOST_RECENT_SECONDS * 1000, most: MOST_NEWS });
  let isMissing = false;
  let isOver = false;
  let timers: NodeJS.Timeout[] = [];
  let telling: Promise<void> | null = null;

  function hear(one: News | null): void {
    recent.note(one);
    if (listeners.size === 0) return;
    if (one && news.size < MOST_NEWS) news.set(JSON.stringify(one), one);
    else isMissing = true;
    telling ??= keepTelling();
  }

  async function keepTelling(): Promise<void> {
    while (!isOver && (news.size > 0 || isMissing)) {
      await sleep(GATHER_MS);
      const batch = [...news.values()];
      news.clear();
      await (isMissing ? tellAll() : tell(batch, listeners));
    }
    telling = null;
  }

  async function tell(batch: News[], to: ReadonlyMap<LiveStream, Viewer>): Promise<void> {
    try {
      for (const { change, mayHear } of await findAudiences(db, batch)) {
        for (const [stream, { userId }] of to) if (mayHear(userId)) stream.tell(change);
      }
    } catch (error) {
      log.warn({ err: error }, "what changed could not be told; whoever listens looks again");
      for (const stream of to.keys()) stream.resync();
    }
  }

  /** Who has read something before they began to listen hears what changed in between. */
  function tellRecent(stream: LiveStream, viewer: Viewer, seconds: number): void {
    const things = seconds > 0 ? recent.within(seconds * 1000) : [];
    const known = things?.flatMap((one) => one ?? []);
    if (!things || known?.length !== things.length) stream.resync();
    else if (known.length > 0) void tell(known, new Map([[stream, viewer]]));
  }

  function tellAll(): void {
    isMissing = false;
    for (const stream of listeners.keys()) stream.resync();
  }

  /** A token that has ended takes its streams along. While the database is away nothing is told anyway. */
  async function check(): Promise<void> {
    const valid = await findValid(db, [...listeners.values()]).catch(() => null);
    if (valid) for (const [stream, { tokenHash }] of listeners) if (!valid.has(tokenHash)) stream.end();
  }

  function keepTime(): void {
    const beat = () => [...listeners.keys()].forEach((stream) => void stream.beat());
    timers = [setInterval(beat, BEAT_MS), setInterval(() => void check(), CHECK_MS)];
  }

  function forget(stream: LiveStream): void {
    listeners.delete(stream);
    if (listeners.size === 0) timers.splice(0).forEach(clearInterval);
  }

  const unfollow = changes.follow(hear);
  return {
    open(viewer, { signal, recentSeconds }) {
      if (isOver) throw new Problem("unavailable", "The server is about to end. Try again in a moment.");
      const own = [...listeners.values()].filter(({ userId }) => userId === viewer.userId);
      if (own.length >= MOST_STREAMS) throw tooMany();
      const stream = createLiveStream(() => {
        signal.removeEventListener("abort", stream.end);
        forget(stream);
      });
      if (listeners.size === 0) keepTime();
      listeners.set(stream, viewer);
      signal.addEventListener("abort", stream.end);
      if (signal.aborted) stream.end();
      else tellRecent(stream, viewer, recentSeconds);
      return stream.body;
    },
    async close() {
      isOver = true;
      unfollow();
      for (const stream of [...listeners.keys()]) stream.end();
      await telling;
    },
  };
}

function tooMany(): Problem {
  const detail = `You have ${MOST_STREAMS} streams of events open already. End one of them first.`;
  return new Problem("tooManyRequests", detail, { headers: { "retry-after": "30" } });
}
