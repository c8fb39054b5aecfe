import { createStore, type Store } from "../player/store.ts";

/** A view of a queue that a person gave a name: the query of its address. */
export type SavedView = { name: string; query: string };

const STORAGE_KEY = "earmark.queue-views";
const MOST = 30;
const NAME_MAX_LENGTH = 50;
const QUERY_MAX_LENGTH = 1000;

let store: Store<{ views: SavedView[] }> | undefined;

/** The views kept in this browser, the same for every space. */
export function savedViews(): Store<{ views: SavedView[] }> {
  if (store) return store;
  const made = createStore({ views: parseSavedViews(readStored()) });
  made.subscribe(() => writeStored(JSON.stringify(made.get().views)));
  store = made;
  return made;
}

/** The views with one more, in place of one of the same name; the oldest of too many go. */
export function withView(views: readonly SavedView[], { name, query }: SavedView): SavedView[] {
  const trimmed = name.trim().slice(0, NAME_MAX_LENGTH);
  if (!trimmed) return [...views];
  return [...views.filter((one) => one.name !== trimmed), { name: trimmed, query }].slice(-MOST);
}

/** Views from stored text; what makes no sense is left out. */
export function parseSavedViews(text: string | null): SavedView[] {
  try {
    const stored: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(stored) ? stored.filter(isView).slice(-MOST) : [];
  } catch {
    return [];
  }
}

function isView(value: unknown): value is SavedView {
  const { name, query } = (value ?? {}) as Record<string, unknown>;
  return (
    typeof name === "string" &&
    name !== "" &&
    name.length <= NAME_MAX_LENGTH &&
    typeof query === "string" &&
    query.length <= QUERY_MAX_LENGTH
  );
}

function readStored(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}

function writeStored(text: string): void {
  try {
    localStorage.setItem(STORAGE_KEY, text);
  } catch {
    // A full or forbidden storage loses a convenience, nothing else.
  }
}
