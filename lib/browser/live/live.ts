import type { AudioChange } from "../../domain/audio-change.ts";
import { MOST_RECENT_SECONDS } from "../../domain/event-stream.ts";
import { createRecent } from "../../domain/recent.ts";
import { randomId } from "../upload/random-id.ts";
import type { Hear, Reading } from "./read-stream.ts";
import { parseTabWord, type TabWord } from "./tab-word.ts";

/** Leads to the changes that the server tells of, over one stream for all tabs of this browser where that can be. */
export type Live = {
  /** Calls `listener` with each change, and with null where some may have been missed, until the returned function is called. */
  listen(listener: Hear): () => void;
  /** Hears nothing for a while, because nobody looks. */
  pause(): void;
  /** Hears again, and says that something may have been missed. Without a pause it only makes sure that it hears. */
  resume(): void;
};

type Channel = Pick<BroadcastChannel, "postMessage" | "close" | "addEventListener">;

export type LiveParts = {
  /** Reads the stream until the signal fires, or the server will not have it. */
  follow(reading: Reading): Promise<void>;
  /** Waits for the turn of this tab, which lasts until `work` ends; null where tabs cannot agree: then each has a stream. */
  inTurn: ((work: () => Promise<void>, signal: AbortSignal) => Promise<void>) | null;
  openChannel(): Channel;
};

/** Between two pages of the app nobody listens for a moment. */
const LINGER_MS = 2000;
/** What was read so shortly before the stream opened needs not be read again. */
const PROMPT_MS = 3000;

/** Between the reading of a page that one goes to and its first listening. */
const UNDERWAY_MS = 5000;

type Line = {
  stop: AbortController;
  channel: Channel | null;
  isFollowing: boolean;
  isOpen: boolean;
  sinceMs: number;
};

/** Nothing is opened until somebody listens. */
export function createLive({ follow, inTurn, openChannel }: LiveParts): Live {
  const listeners = new Set<Hear>();
  let line: Line | null = null;
  let isPaused = false;
  let lingering: ReturnType<typeof setTimeout> | undefined;

  const recent = createRecent<AudioChange | null>({ keepMs: MOST_RECENT_SECONDS * 1000, most: 200 });

  const hear: Hear = (change) => {
    recent.note(change);
    for (const listener of [...listeners]) listener(change);
  };

  function start(): void {
    if (listeners.size === 0 || isPaused) return;
    line ??= openLine();
    if (!line.isFollowing) void followIn(line);
  }

  function openLine(): Line {
    const channel = inTurn ? openChannel() : null;
    const own: Line = { stop: new AbortController(), channel, isFollowing: false, isOpen: false, sinceMs: now() };
    const name = randomId();
    const say = (word: TabWord) => channel?.postMessage(word);
    channel?.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      const word = parseTabWord(data);
      if (!word || own.stop.signal.aborted) return;
      if ("asks" in word) {
        if (own.isOpen) repeat(word.withinMs, (heard) => say({ heard, to: word.asks }));
      } else if (word.to === null || word.to === name) hear(word.heard);
    });
    // What this page shows was read after it was asked for, which is when its clock began.
    say({ asks: name, withinMs: now() });
    return own;
  }

  /** Until the line is stopped or the server refuses; then whoever listens next, or looks again, tries again. */
  async function followIn(own: Line): Promise<void> {
    const { signal } = own.stop;
    const tell: Hear = (change) => {
      if (signal.aborted) return;
      hear(change);
      own.channel?.postMessage({ heard: change, to: null } satisfies TabWord);
    };
    const onOpen = () => {
      if (own.isOpen || now() - own.sinceMs > PROMPT_MS) tell(null);
      own.isOpen = true;
    };
    const work = () => follow({ onOpen, hear: tell, signal });
    own.isFollowing = true;
    await (inTurn ? inTurn(work, signal) : work()).catch(() => undefined);
    own.isFollowing = false;
    own.isOpen = false;
  }

  /** Says again what was heard in the last so many milliseconds. */
  function repeat(milliseconds: number, listener: Hear): void {
    for (const change of recent.within(milliseconds) ?? [null]) listener(change);
  }

  function stop(): void {
    clearTimeout(lingering);
    line?.stop.abort();
    line?.channel?.close();
    line = null;
  }

  return {
    listen(listener) {
      clearTimeout(lingering);
      listeners.add(listener);
      repeat(UNDERWAY_MS, listener);
      start();
      return () => {
        listeners.delete(listener);
        clearTimeout(lingering);
        if (listeners.size === 0) lingering = setTimeout(stop, LINGER_MS);
      };
    },
    pause() {
      isPaused = true;
      stop();
    },
    resume() {
      const wasPaused = isPaused;
      isPaused = false;
      start();
      if (wasPaused) hear(null);
    },
  };
}

const now = () => performance.now();
