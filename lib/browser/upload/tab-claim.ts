import { randomId } from "./random-id.ts";
import { createChannelLine } from "./tab-claim-channel.ts";
import { createLockLine } from "./tab-claim-locks.ts";

/** The life of this tab, and what it can know of the life of others. */
export type TabClaim = {
  /** The name of this page load. A new one after every return from the back/forward cache; never stored, never used twice. */
  readonly tab: string;
  /**
   * Makes other tabs see this one as living, from now on as long as the page lives, and says under which name. Before
   * the first call a page takes no lock.
   */
  hold(): Promise<string>;
  /** Which of these tabs live; within 1.5 s. From now on the end of each of them is told by `onEnded`. */
  living(tabs: readonly string[]): Promise<Set<string>>;
  /**
   * Calls back when another tab has ended: one that was asked for with `living`, or that has held since; and when the page
   * returns after it was frozen, where it heard of none.
   */
  onEnded(listener: () => void): () => void;
  /** Calls back when the page returns after it was frozen. It counted as ended, and has another name now. */
  onReturned(listener: () => void): () => void;
  close(): void;
};

/** One way to tell the life of tabs, from one freeze of the page to the next. */
export type TabLine = {
  /** Shows others that `tab` lives, until the line is closed or the page ends. Resolves when they can see it. */
  hold(tab: string): Promise<void>;
  living(tabs: readonly string[]): Promise<Set<string>>;
  /** Tells once when `tab` has ended, at once if it has. */
  watch(tab: string): void;
  close(): void;
};

/** What tabs tell each other. */
export type TabMessage =
  | { kind: "whoHolds" }
  | { kind: "held"; tab: string }
  | { kind: "whoLives"; tabs: readonly string[] }
  | { kind: "living"; tab: string }
  | { kind: "ended"; tab: string };

/** Gives this page load a name that no other has, duplicated tabs included. */
export function claimTab(): TabClaim {
  const ended = new Set<() => void>();
  const returned = new Set<() => void>();
  const watched = new Set<string>();
  const isClosed = new AbortController();
  let tab = randomId();
  let holding: Promise<string> | null = null;
  let isHeld = false;
  let line: TabLine | null = null;
  let channel: BroadcastChannel | null = null;

  function start(): void {
    const opened = new BroadcastChannel("earmark-tabs");
    channel = opened;
    opened.addEventListener("message", ({ data }: MessageEvent<TabMessage>) => {
      if (data.kind === "held") watch(data.tab);
      if (data.kind === "whoHolds" && isHeld) post({ kind: "held", tab });
    });
    post({ kind: "whoHolds" });
    line = hasLocks() ? createLockLine(tellEnded) : createChannelLine({ channel: opened, onEnded: tellEnded });
    for (const other of watched) line.watch(other);
  }

  /** A frozen page can neither upload nor answer: it lets go, so that others go on with what it had. */
  function leave(): void {
    line?.close();
    channel?.close();
    line = null;
    channel = null;
  }

  /** Somebody may be taking over what the old name had: under a new one only one of both gets each upload. */
  function comeBack(): void {
    if (line || isClosed.signal.aborted) return;
    tab = randomId();
    holding = null;
    isHeld = false;
    start();
    for (const listener of returned) listener();
    // Which tabs ended meanwhile was not heard.
    for (const listener of ended) listener();
  }

  function tellEnded(other: string): void {
    watched.delete(other);
    for (const listener of ended) listener();
  }

  function watch(other: string): void {
    if (other === tab || watched.has(other)) return;
    watched.add(other);
    line?.watch(other);
  }

  async function hold(): Promise<string> {
    const name = tab;
    await line?.hold(name);
    isHeld = name === tab;
    post({ kind: "held", tab: name });
    return name;
  }

  function post(message: TabMessage): void {
    channel?.postMessage(message);
  }

  start();
  listenToPage({ leave, comeBack, signal: isClosed.signal });
  return {
    get tab() {
      return tab;
    },
    hold() {
      holding ??= hold();
      return holding;
    },
    async living(tabs) {
      const alive = (await line?.living(tabs)) ?? new Set(tabs);
      for (const other of alive) watch(other);
      return alive;
    },
    onEnded: (listener) => listen(ended, listener),
    onReturned: (listener) => listen(returned, listener),
    close() {
      isClosed.abort();
      leave();
    },
  };
}

/** They are missing on plain-http addresses. */
function hasLocks(): boolean {
  return typeof navigator !== "undefined" && navigator.locks !== undefined;
}

function listen(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Chromium freezes tabs in the background too, and tells of it by `freeze` and `resume`, which others lack. */
function listenToPage(page: { leave: () => void; comeBack: () => void; signal: AbortSignal }): void {
  const { leave, comeBack, signal } = page;
  window.addEventListener("pagehide", ({ persisted }) => persisted && leave(), { signal });
  window.addEventListener("pageshow", comeBack, { signal });
  document.addEventListener("freeze", leave, { signal });
  document.addEventListener("resume", comeBack, { signal });
}
