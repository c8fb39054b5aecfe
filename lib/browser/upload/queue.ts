import { aliasOfFileName, toAlias } from "../../domain/alias.ts";
import {
  isOpen,
  may,
  newEntry,
  reduce,
  toStart,
  type UploadEntry,
  type UploadFault,
} from "../../domain/upload-queue.ts";
import type { EncodeBridge } from "../worker/bridge.ts";
import { createEntryStore, type UploadSnapshot } from "./entry-store.ts";
import { sessionEnded, unconfirmed } from "./faults.ts";
import { createLineSpeed } from "./line-speed.ts";
import { randomId } from "./random-id.ts";
import { discard, type FetchStatus, sendEntry, type UploadActions } from "./send-entry.ts";
import { createStatusPoll } from "./status-poll.ts";
import { createTurns } from "./turns.ts";

type Target = { owner: string; space: string };

/** Where files go to. `isRepeatable`: the server knows a repeated creation by its key, and makes no second audio. */
export type UploadTarget = Target & { isRepeatable: boolean };

/** The upload queue of one page. All methods return at once. */
export type UploadQueue = {
  /** Queues files for a space and starts what may start. */
  add(files: readonly File[], target: UploadTarget): void;
  /** Shows files that were refused before a byte was sent, with the reason. */
  addRefused(files: readonly { file: File; fault: UploadFault }[], target: Target): void;
  /** Renames an entry, as long as nothing has been sent under the old alias. */
  setAlias(id: string, alias: string): void;
  /** Drops an entry that the server does not have whole, and removes what we know it to have of it. */
  cancel(id: string): void;
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
  const files = new Map<string, { file: File; isRepeatable: boolean }>();
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
    for (const { entry, lane } of toStart(store.entries(), speed.bytesPerSecond())) {
      const given = files.get(entry.id);
      // An earlier attempt that is still ending starts the next one itself.
      if (!given || running.has(entry.id)) continue;
      const controller = new AbortController();
      running.set(entry.id, controller);
      dispatch(entry.id, { type: "started", lane });
      void run(entry, given, controller.signal);
    }
  }

  async function run(
    entry: UploadEntry,
    { file, isRepeatable }: { file: File; isRepeatable: boolean },
    signal: AbortSignal,
  ): Promise<void> {
    await sendEntry(file, {
      ...{ actions, bridge, fetchStatus, speed, inTurn, isRepeatable, now, signal },
      // A cancelled entry may be cleared away while its last call is still out.
      current: () => store.find(entry.id) ?? entry,
      dispatch: (event) => dispatch(entry.id, event),
    });
    running.delete(entry.id);
    startNext();
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
      const { isRepeatable } = target;
      for (const [index, { id }] of entries.entries()) files.set(id, { file: added[index] as File, isRepeatable });
      store.replace([...store.entries(), ...entries]);
      startNext();
    },
    addRefused(refused, target) {
      const entries = refused.map(({ file, fault }) => reduce(entryOf(file, target), { type: "refused", fault }));
      store.replace([...store.entries(), ...entries]);
    },
    setAlias: (id, alias) => dispatch(id, { type: "renamed", alias: toAlias(alias) }),
    cancel,
    retry: (id) => dispatch(id, { type: "retried" }),
    retryAll() {
      for (const { id, fault } of store.entries())
        if (fault?.code !== unconfirmed.code) dispatch(id, { type: "retried" });
    },
    clear: () => store.replace(store.entries().filter((entry) => isOpen(entry) || entry.stage === "failed")),
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

function entryOf(file: File, { owner, space }: Target): UploadEntry {
  const { name, size } = file;
  return newEntry({ id: randomId(), owner, space, name, alias: aliasOfFileName(name), sizeBytes: size });
}
