import { sumUp, type UploadProgress } from "../../domain/upload-progress.ts";
import { reduce, type UploadEntry, type UploadEvent } from "../../domain/upload-queue.ts";

/** The queue as it stands; a new object after every change. */
export type UploadSnapshot = { entries: readonly UploadEntry[]; progress: UploadProgress };

/** What a queue looks like before anything was added. */
export const emptySnapshot: UploadSnapshot = { entries: [], progress: sumUp([]) };

/** Holds the entries, applies events to them and tells whoever listens. */
export type EntryStore = {
  entries(): readonly UploadEntry[];
  find(id: string): UploadEntry | undefined;
  /** Applies an event; unknown entries and events that come too late change nothing. */
  dispatch(id: string, event: UploadEvent): void;
  /** Replaces all entries at once. */
  replace(entries: readonly UploadEntry[]): void;
  subscribe(listener: () => void): () => void;
  getSnapshot(): UploadSnapshot;
};

/** `onStep` hears of each entry that an event has brought into another stage, or whose bytes became known. */
export function createEntryStore(onStep: (entry: UploadEntry) => void): EntryStore {
  const listeners = new Set<() => void>();
  let snapshot = emptySnapshot;

  const find = (id: string) => snapshot.entries.find((entry) => entry.id === id);

  function replace(entries: readonly UploadEntry[]): void {
    snapshot = { entries, progress: sumUp(entries) };
    for (const listener of listeners) listener();
  }

  return {
    entries: () => snapshot.entries,
    find,
    replace,
    dispatch(id, event) {
      const before = find(id);
      const after = before && reduce(before, event);
      if (!after || after === before) return;
      replace(snapshot.entries.map((entry) => (entry === before ? after : entry)));
      if (after.stage !== before.stage || after.sha256 !== before.sha256) onStep(after);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => snapshot,
  };
}
