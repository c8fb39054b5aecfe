import { toAlias } from "../../domain/alias.ts";
import {
  hasEnded,
  isOpen,
  may,
  type UploadEntry,
  type UploadEvent,
  type UploadWishes,
} from "../../domain/upload-queue.ts";
import { toCheck, toStart } from "../../domain/upload-queue-starts.ts";
import type { EncodeBridge } from "../worker/bridge.ts";
import { createBeingWritten } from "./being-written.ts";
import { checkEntry } from "./check-entry.ts";
import { createEntryStore } from "./entry-store.ts";
import { kindOf } from "./faults.ts";
import type { GivenFile } from "./given-file.ts";
import { createKeeper } from "./keeper.ts";
import { createLineCapacity } from "./line-capacity.ts";
import { createLineWatch } from "./line-watch.ts";
import { toNewEntries } from "./new-entries.ts";
import { createOutcomes } from "./outcomes.ts";
import { createRetries } from "./retries.ts";
import { createRuns } from "./runs.ts";
import { discard, type FetchStatus, type UploadActions, unwrap } from "./send-context.ts";
import { sendEntry } from "./send-entry.ts";
import { emptySnapshot, isSame, type UploadSnapshot } from "./snapshot.ts";
import { eventOfStatus, hasOtherBytes } from "./status.ts";
import { createStatusPoll } from "./status-poll.ts";
import type { TabClaim } from "./tab-claim.ts";
import { createTurns } from "./turns.ts";
import { createTwinFinder } from "./twin-finder.ts";
import type { UploadArchive } from "./upload-archive.ts";
import type { CopyFile } from "./upload-archive-bytes.ts";
import { createRulesBook, type SpaceAddress } from "./upload-rules.ts";

export type { UploadSnapshot } from "./snapshot.ts";

/** The upload queue of one page. All methods return at once. */
export type UploadQueue = {
  /** Queues files for a space, as one batch: they are checked, and sent where nothing stands against it. */
  add(given: readonly GivenFile[], target: SpaceAddress): void;
  /** Changes what is wished of entries, as long as nothing has been sent of them. */
  amend(ids: readonly string[], wishesOf: (entry: UploadEntry) => Partial<UploadWishes>): void;
  /** Names one file, letter by letter: it is not sent before the name has stood still for a moment. */
  setAlias(id: string, alias: string): void;
  pause(ids: readonly string[]): void;
  resume(ids: readonly string[]): void;
  /** Drops entries that the server does not have whole, and removes what we know it to have of them. */
  cancel(ids: readonly string[]): void;
  /** Sends files that are held all the same; where more stands against one, that is asked next. */
  approve(ids: readonly string[]): void;
  retry(ids: readonly string[]): void;
  /** Takes entries that have come to an end off the list. */
  remove(ids: readonly string[]): void;
  /** Gives entries that miss their file the right to read it again; to be called in a click. */
  reopen(ids: readonly string[]): Promise<void>;
  /** Tries a line that is down now instead of later. */
  tryNow(): void;
  /** Whose uploads these are from now on: takes up what they left in this browser. Null: nobody is signed in. */
  open(uploader: string | null): void;
  /** Forgets everything of the uploader, here and in this browser. */
  giveUp(): void;
  /** Stops everything that is under way: the page is going away, or is somebody else's. */
  close(): void;
  subscribe(listener: () => void): () => void;
  getSnapshot(): UploadSnapshot;
};

type UploadQueueOptions = {
  actions: UploadActions;
  bridge: EncodeBridge;
  fetchStatus: FetchStatus;
  /** Opens what outlives the page, for whoever is signed in; without it nothing does. */
  keep?:
    | ((keeping: { uploader: () => string | null; copy: CopyFile }) => UploadArchive & Pick<TabClaim, "onEnded">)
    | null;
  /** Whether the server answers at all. Never rejects. */
  ping: () => Promise<boolean>;
  /** The handle of whoever is signed in; null for nobody. Never rejects. */
  findUploader: () => Promise<string | null>;
  /** Called once when nothing moves any more, if the server has taken anything since the last time. */
  onSettled?: () => void;
  /** Milliseconds of a monotonic clock. */
  now?: () => number;
};

/** Makes an empty queue. It touches neither the network nor the worker until files are added. */
export function createUploadQueue(options: UploadQueueOptions): UploadQueue {
  const { actions, bridge, fetchStatus, onSettled = () => {} } = options;
  const { now = () => performance.now() } = options;
  const listeners = new Set<() => void>();
  let snapshot = emptySnapshot;
  const beingWritten = createBeingWritten(goOn);
  let uploader: string | null = null;
  let hasNews = false;

  const inTurn = createTurns();
  const loadRules = createRulesBook((address) => inTurn(() => actions.loadRules(address)), now);
  const line = createLineCapacity(tell);
  const store = createEntryStore({ onChange: note, onStep: goOn });
  const { dispatch, dispatchAll, find } = store;
  const retries = createRetries((id) => dispatch(id, { type: "retried" }));
  const findTwin = createTwinFinder({ entries: store.entries, findTwins: actions.findTwins, inTurn });
  const archive = options.keep?.({ uploader: () => uploader, copy: copyOf }) ?? null;
  const keeper = createKeeper({ archive, store, onReady: goOn, onLost: lose });
  const lineWatch = createLineWatch({
    onChange() {
      tell();
      goOn();
    },
    ping: options.ping,
    isSignedIn: async () => uploader !== null && (await options.findUploader()) === uploader,
  });
  const outcomes = createOutcomes({ find, dispatch, lineWatch, discard: discardAudio });
  const runs = createRuns({ onEnd: outcomes.ended, onFree: goOn });
  const poll = createStatusPoll({
    open: () => (lineWatch.isUp() ? store.entries().filter(isAtServer) : []),
    fetchStatus,
    onStatus(entry, status) {
      if (status && hasOtherBytes(status, entry.sha256)) return outcomes.startOver(entry);
      const event = eventOfStatus(status);
      if (event) dispatch(entry.id, event);
    },
    onFault(fault) {
      if (kindOf(fault) === "line") lineWatch.broke(fault, fault.retryAfterSeconds);
      if (kindOf(fault) === "session") lineWatch.sessionEnded();
    },
  });
  store.subscribe(tell);
  // Whatever a tab leaves that is closed or has crashed goes on here.
  archive?.onEnded(takeUp);

  async function copyOf(file: File): Promise<Blob | null> {
    const copied = await bridge.copy(file, { signal: new AbortController().signal, onProgress: () => {} });
    return copied.ok ? copied.data : null;
  }

  function tell(): void {
    for (const listener of listeners) listener();
  }

  function note(entry: UploadEntry, before: UploadEntry): void {
    keeper.note(entry, before);
    retries.set(entry);
    if (entry.isStored && !before.isStored) hasNews = true;
  }

  /** Starts whatever can start now; tells the page when nothing is left. */
  function goOn(): void {
    if (!lineWatch.isUp()) return;
    poll.wake();
    for (const entry of toCheck(store.entries())) begin(entry, check);
    for (const { entry, lane } of toStart(store.entries(), line.facts(), beingWritten.has)) {
      begin(entry, (file, context) => {
        context.dispatch({ type: "started", lane });
        return send(file, context);
      });
    }
    if (hasNews && !store.entries().some(isOpen)) {
      hasNews = false;
      void keeper.writeDown();
      onSettled();
    }
  }

  type EntryContext = ReturnType<typeof contextOf>;

  function begin(entry: UploadEntry, work: (file: File, context: EntryContext) => Promise<void>): void {
    const file = keeper.fileOf(entry.id);
    if (file) runs.begin(entry.id, (signal) => work(file, contextOf(entry, signal)));
  }

  function contextOf(entry: UploadEntry, signal: AbortSignal) {
    return {
      // A cancelled entry may be cleared away while its last call is still out.
      current: () => find(entry.id) ?? { ...entry, stage: "cancelled" as const },
      dispatch: (event: UploadEvent) => dispatch(entry.id, event),
      signal,
    };
  }

  async function check(file: File, context: EntryContext): Promise<void> {
    context.dispatch({ type: "checkStarted" });
    const rules = unwrap(await loadRules(context.current()));
    await checkEntry(file, { ...context, rules, bridge, findTwin });
  }

  async function send(file: File, context: EntryContext): Promise<void> {
    const rules = unwrap(await loadRules(context.current()));
    const { writeDown } = keeper;
    await sendEntry(file, { ...context, actions, bridge, fetchStatus, line, rules, inTurn, writeDown, now });
  }

  function discardAudio(entry: UploadEntry): void {
    if (entry.audio !== null) void discard({ actions, inTurn }, { ...entry, audio: entry.audio });
  }

  function whichMay(ids: readonly string[], act: Parameters<typeof may>[1]): UploadEntry[] {
    return ids.flatMap((id) => find(id) ?? []).filter((entry) => may(entry, act));
  }

  function amend(ids: readonly string[], wishesOf: (entry: UploadEntry) => Partial<UploadWishes>): void {
    for (const entry of whichMay(ids, "amended")) {
      const wishes = wishesOf(entry);
      const { owner = entry.owner, space = entry.space, alias = entry.alias } = wishes;
      if (owner !== entry.owner || space !== entry.space) runs.abort([entry.id]);
      dispatch(entry.id, { type: "amended", wishes: { ...wishes, alias: toAlias(alias) } });
    }
  }

  function letGo(ids: readonly string[]): void {
    runs.abort(ids);
    retries.clear(ids);
    store.remove(ids);
  }

  function takeUp(): void {
    if (uploader !== null) void keeper.takeUp(uploader);
  }

  /** Another tab works on these. It may have ended since. */
  function lose(ids: readonly string[]): void {
    letGo(ids);
    takeUp();
  }

  function letGoOfAll(): void {
    keeper.letGo();
    letGo(store.entries().map(({ id }) => id));
  }

  return {
    add(given, target) {
      const added = toNewEntries(keeper.giveBack(given, target), target);
      keeper.add(added);
      store.add(added.map(({ entry }) => entry));
      goOn();
    },
    amend,
    setAlias(id, alias) {
      beingWritten.note(id);
      amend([id], () => ({ alias }));
    },
    pause(ids) {
      const pausing = idsOf(whichMay(ids, "paused"));
      runs.abort(pausing);
      dispatchAll(pausing, { type: "paused" });
    },
    resume: (ids) => dispatchAll(ids, { type: "resumed" }),
    cancel(ids) {
      const cancelling = whichMay(ids, "cancelled");
      runs.abort(idsOf(cancelling));
      dispatchAll(idsOf(cancelling), { type: "cancelled" });
      for (const entry of cancelling) discardAudio(entry);
    },
    approve: (ids) => dispatchAll(ids, { type: "approved" }),
    retry: (ids) => dispatchAll(ids, { type: "retried" }),
    remove(ids) {
      const ended = idsOf(ids.flatMap((id) => find(id) ?? []).filter(hasEnded));
      keeper.remove(ended);
      store.remove(ended);
    },
    reopen: keeper.reopen,
    tryNow: lineWatch.tryNow,
    open(handle) {
      if (handle === null) return;
      const former = uploader;
      uploader = handle;
      if (former !== null && former !== handle) letGoOfAll();
      lineWatch.signedIn();
      if (former !== handle) takeUp();
    },
    giveUp() {
      if (uploader !== null) keeper.forget(uploader);
      letGoOfAll();
    },
    close() {
      letGoOfAll();
      keeper.close();
      lineWatch.close();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot() {
      const now = { ...store.getSnapshot(), line: lineWatch.line(), partLimit: line.limit() };
      if (!isSame(snapshot, now)) snapshot = now;
      return snapshot;
    },
  };
}

function idsOf(entries: readonly UploadEntry[]): string[] {
  return entries.map(({ id }) => id);
}

function isAtServer({ stage }: UploadEntry): boolean {
  return stage === "received" || stage === "converting";
}
