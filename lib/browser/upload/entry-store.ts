import { sumUp, type UploadProgress } from "../../domain/upload-progress.ts";
import { reduce, type UploadEntry, type UploadEvent } from "../../domain/upload-queue.ts";

/** The entries as they stand; a new object after every change. */
export type EntrySnapshot = { entries: readonly UploadEntry[]; progress: UploadProgress };

/** Holds the entries, applies events to them and tells whoever listens. */
export type EntryStore = {
  entries(): readonly UploadEntry[];
  find(id: string): UploadEntry | undefined;
  /** Applies an event; unknown entries and events that come too late change nothing. */
  dispatch(id: string, event: UploadEvent): void;
  /** Applies an event to many at once: one change for whoever listens. */
  dispatchAll(ids: readonly string[], event: UploadEvent): void;
  /** Puts further entries behind the others. */
  add(entries: readonly UploadEntry[]): void;
  remove(ids: readonly string[]): void;
  subscribe(listener: () => void): () => void;
  getSnapshot(): EntrySnapshot;
};

type EntryStoreOptions = {
  /** Hears of each entry that an event has changed, with what it was before. */
  onChange: (entry: UploadEntry, before: UploadEntry) => void;
  /** Hears when all changes of one call are made, if any came to another stage, or became known by their bytes. */
  onStep: () => void;
};

/** Between two tellings: a batch of a thousand changes more often than anybody can look. */
const TELL_MS = 100;

/** Listeners hear of the first change at once, and of what follows ten times a second. */
export function createEntryStore({ onChange, onStep }: EntryStoreOptions): EntryStore {
  const listeners = new Set<() => void>();
  const byId = new Map<string, UploadEntry>();
  let snapshot: EntrySnapshot | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isUntold = false;

  function changed(): void {
    snapshot = null;
    isUntold = true;
    if (timer === undefined) tell();
  }

  function tell(): void {
    timer = undefined;
    if (!isUntold) return;
    isUntold = false;
    timer = setTimeout(tell, TELL_MS);
    for (const listener of listeners) listener();
  }

  function getSnapshot(): EntrySnapshot {
    if (snapshot === null) {
      const entries = [...byId.values()];
      snapshot = { entries, progress: sumUp(entries) };
    }
    return snapshot;
  }

  /** Whether the event brought the entry a step further. */
  function apply(id: string, event: UploadEvent): boolean {
    const before = byId.get(id);
    const after = before && reduce(before, event);
    if (!after || after === before) return false;
    byId.set(id, after);
    changed();
    onChange(after, before);
    return after.stage !== before.stage || after.sha256 !== before.sha256;
  }

  return {
    entries: () => getSnapshot().entries,
    find: (id) => byId.get(id),
    dispatch(id, event) {
      if (apply(id, event)) onStep();
    },
    dispatchAll(ids, event) {
      if (ids.filter((id) => apply(id, event)).length > 0) onStep();
    },
    add(entries) {
      for (const entry of entries) byId.set(entry.id, entry);
      changed();
    },
    remove(ids) {
      for (const id of ids) byId.delete(id);
      changed();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot,
  };
}
