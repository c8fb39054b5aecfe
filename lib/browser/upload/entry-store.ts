import { sumUp, type UploadProgress } from "../../domain/upload-progress.ts";
import { reduce, type UploadEntry, type UploadEvent } from "../../domain/upload-queue.ts";

/** The entries as they stand; a new object after every change. */
export type EntrySnapshot = { entries: readonly UploadEntry[]; progress: UploadProgress };

/** Holds the entries, applies events to them and tells whoever listens. */
export type EntryStore = {
  /** As they stand at the moment: the same array next time, so look at it at once. */
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

/** Between two tellings: a batch changes more often than anybody can look, and the more of it there is, the more it costs. */
const TELL_MS = 250;
const TELL_MS_PER_ENTRY = 0.5;

/** Listeners hear of the first change at once, and of what follows at most four times a second. */
export function createEntryStore({ onChange, onStep }: EntryStoreOptions): EntryStore {
  const listeners = new Set<() => void>();
  /** Changed in place: a batch of a thousand takes ten thousand steps, and each looks at all entries. */
  let entries: UploadEntry[] = [];
  const places = new Map<string, number>();
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
    timer = setTimeout(tell, TELL_MS + TELL_MS_PER_ENTRY * entries.length);
    for (const listener of listeners) listener();
  }

  function getSnapshot(): EntrySnapshot {
    snapshot ??= { entries: [...entries], progress: sumUp(entries) };
    return snapshot;
  }

  /** Whether the event brought the entry a step further. */
  function apply(id: string, event: UploadEvent): boolean {
    const place = places.get(id);
    if (place === undefined) return false;
    const before = entries[place] as UploadEntry;
    const after = reduce(before, event);
    if (after === before) return false;
    entries[place] = after;
    changed();
    onChange(after, before);
    return after.stage !== before.stage || after.sha256 !== before.sha256;
  }

  return {
    entries: () => entries,
    find: (id) => entries[places.get(id) ?? -1],
    dispatch(id, event) {
      if (apply(id, event)) onStep();
    },
    dispatchAll(ids, event) {
      if (ids.filter((id) => apply(id, event)).length > 0) onStep();
    },
    add(added) {
      for (const entry of added) places.set(entry.id, entries.push(entry) - 1);
      changed();
    },
    remove(ids) {
      const gone = new Set(ids);
      entries = entries.filter(({ id }) => !gone.has(id));
      places.clear();
      for (const [place, { id }] of entries.entries()) places.set(id, place);
      changed();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot,
  };
}
