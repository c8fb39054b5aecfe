import { aliasOfFileName, toAlias } from "../../domain/alias.ts";
import {
  isDuplicate,
  isOpen,
  may,
  newEntry,
  reduce,
  type UploadEntry,
  type UploadEvent,
} from "../../domain/upload-queue.ts";
import { toCheck, toStart } from "../../domain/upload-queue-starts.ts";
import type { EncodeBridge } from "../worker/bridge.ts";
import { checkEntry } from "./check-entry.ts";
import { createEntryStore, type UploadSnapshot } from "./entry-store.ts";
import { sessionEnded, unconfirmed } from "./faults.ts";
import { createLineSpeed } from "./line-speed.ts";
import type { Preflight } from "./preflight.ts";
import { randomId } from "./random-id.ts";
import { discard, type FetchStatus, sendEntry, type UploadActions } from "./send-entry.ts";
import { createStatusPoll } from "./status-poll.ts";
import { createTurns } from "./turns.ts";
import { createTwinFinder } from "./twin-finder.ts";

type Target = { owner: string; space: string };

/**
 * Where files go to, and what they are held to before. `isRepeatable`: the server knows a repeated creation by its key,
 * and makes no second audio.
 */
export type UploadTarget = Target & { isRepeatable: boolean; preflight: Preflight };

/** The upload queue of one page. All methods return at once. */
export type UploadQueue = {
  /** Queues files for a space: they are checked, and sent where nothing stands against it. */
  add(files: readonly File[], target: UploadTarget): void;
  /** Renames an entry, as long as nothing has been sent under the old alias. */
  setAlias(id: string, alias: string): void;
  /** Drops an entry that the server does not have whole, and removes what we know it to have of it. */
  cancel(id: string): void;
  /** Sends a file that is held all the same; where more stands against it, that is asked next. */
  approve(id: string): void;
  /** Decides at once for all files that are held because their bytes are there already. */
  decideDuplicates(choice: "skip" | "keep"): void;
  /** Takes an entry that has come to an end off the list. */
  remove(id: string): void;
  retry(id: string): void;
  /** Retries everything that failed and can be sent again without looking. */
  retryAll(): void;
  /** Forgets the entries that have come to an end. */
  clear(): void;
  /** Stops everything that is under way: the page is going away. */
  close(): void;
  subscribe(listener: () => void): () => void;
  getSnapshot(): UploadSnapshot;
};

type Given = { file: File; isRepeatable: boolean; preflight: Preflight };

type UploadQueueOptions = {
  actions: UploadActions;
  bridge: EncodeBridge;
  fetchStatus: FetchStatus;
  /**
   * Called once when every file has come to an end and none waits for a retry, if the server has taken anything since
   * the last time.
   */
  onSettled?: () => void;
  /** Milliseconds of a monotonic clock. */
  now?: () => number;
};

/** Makes an empty queue. It touches neither the network nor the worker until files are added. */
export function createUploadQueue(options: UploadQueueOptions): UploadQueue {
  const { actions, bridge, fetchStatus, onSettled = () => {}, now = () => performance.now() } = options;
  const files = new Map<string, Given>();
  const running = new Map<string, AbortController>();
  const speed = createLineSpeed();
  const inTurn = createTurns();
  const store = createEntryStore(afterStep);
  const { dispatch } = store;
  const poll = createStatusPoll({
    open: () => store.entries().filter((entry) => entry.stage === "converting"),
    fetchStatus,
    dispatch,
  });
  const findTwin = createTwinFinder({ entries: store.entries, inTurn });
  let hasNews = false;

  function afterStep({ id, stage, fault, isStored }: UploadEntry): void {
    if (isStored || stage === "refused" || stage === "cancelled") files.delete(id);
    if (stage === "failed" && fault?.code === sessionEnded.code) pauseWaiting();
    if (stage === "converting") {
      hasNews = true;
      poll.wake();
    }
    startNext();
    if (hasNews && !store.entries().some(holdsUpTheEnd)) {
      hasNews = false;
      onSettled();
    }
  }

  /** Without a session every further file would be read and encoded only to be turned away. */
  function pauseWaiting(): void {
    const pause = (entry: UploadEntry) => reduce(entry, { type: "failed", fault: sessionEnded });
    store.replace(store.entries().map((entry) => (entry.stage === "waiting" ? pause(entry) : entry)));
  }

  function startNext(): void {
    const next = toCheck(store.entries());
    if (next) {
      begin(next, (given, signal) => {
        dispatch(next.id, { type: "checkStarted" });
        return checkEntry(given.file, { ...given, ...contextOf(next), bridge, findTwin, signal });
      });
    }
    for (const { entry, lane } of toStart(store.entries(), speed.bytesPerSecond())) {
      begin(entry, ({ file, isRepeatable, preflight }, signal) => {
        dispatch(entry.id, { type: "started", lane });
        return sendEntry(file, {
          ...contextOf(entry),
          ...{ actions, bridge, fetchStatus, speed, inTurn, isRepeatable, now, signal },
          findTwin: (sha256) => findTwin(store.find(entry.id) ?? entry, sha256, preflight.findTwins),
        });
      });
    }
  }

  /** Does one thing at a time with a file: an earlier attempt that is still ending starts the next one itself. */
  function begin({ id }: UploadEntry, work: (given: Given, signal: AbortSignal) => Promise<void>): void {
    const given = files.get(id);
    if (!given || running.has(id)) return;
    const controller = new AbortController();
    running.set(id, controller);
    void work(given, controller.signal).then(() => {
      running.delete(id);
      startNext();
    });
  }

  function contextOf(entry: UploadEntry) {
    return {
      // A cancelled entry may be cleared away while its last call is still out.
      current: () => store.find(entry.id) ?? entry,
      dispatch: (event: UploadEvent) => dispatch(entry.id, event),
    };
  }

  function cancel(id: string): void {
    const entry = store.find(id);
    if (!entry || !may(entry, "cancelled")) return;
    running.get(id)?.abort();
    dispatch(id, { type: "cancelled" });
    if (entry.audio !== null) void discard({ actions, inTurn }, { ...entry, audio: entry.audio });
  }

  return {
    add(added, target) {
      const entries = added.map((file) => entryOf(file, target));
      const { isRepeatable, preflight } = target;
      for (const [index, { id }] of entries.entries()) {
        files.set(id, { file: added[index] as File, isRepeatable, preflight });
      }
      store.replace([...store.entries(), ...entries]);
      startNext();
    },
    setAlias: (id, alias) => dispatch(id, { type: "renamed", alias: toAlias(alias) }),
    cancel,
    approve: (id) => dispatch(id, { type: "approved" }),
    decideDuplicates(choice) {
      for (const { id } of store.entries().filter(isDuplicate)) {
        if (choice === "skip") cancel(id);
        else dispatch(id, { type: "approved" });
      }
    },
    remove: (id) => store.replace(store.entries().filter((entry) => entry.id !== id || !hasEnded(entry))),
    retry: (id) => dispatch(id, { type: "retried" }),
    retryAll() {
      for (const { id, fault } of store.entries())
        if (fault?.code !== unconfirmed.code) dispatch(id, { type: "retried" });
    },
    clear: () => store.replace(store.entries().filter((entry) => !hasEnded(entry))),
    close() {
      for (const controller of running.values()) controller.abort();
      files.clear();
      store.replace([]);
    },
    subscribe: store.subscribe,
    getSnapshot: store.getSnapshot,
  };
}

/**
 * Files that failed count too: reading a page anew without a session leads to the sign-in page, without a server to a
 * full reload, and both would take the queue along.
 */
function holdsUpTheEnd(entry: UploadEntry): boolean {
  return isOpen(entry) || entry.stage === "failed";
}

/** Whether nothing more will come of the entry, whatever anybody does. */
function hasEnded({ stage }: UploadEntry): boolean {
  return stage === "available" || stage === "refused" || stage === "cancelled";
}

function entryOf(file: File, { owner, space }: Target): UploadEntry {
  const { name, size } = file;
  return newEntry({ id: randomId(), owner, space, name, alias: aliasOfFileName(name), sizeBytes: size });
}
