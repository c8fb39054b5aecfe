import { createStore, type Store } from "./store.ts";

/** What a person set once and wants again: kept in this browser. */
export type PlayerPreferences = {
  volume: number;
  isMuted: boolean;
  /** Whether single keys work anywhere on the page, or only while the player has the focus. */
  hasPageShortcuts: boolean;
};

const STORAGE_KEY = "earmark.player";

/** What holds until a person chooses otherwise. */
export const defaultPreferences: PlayerPreferences = { volume: 1, isMuted: false, hasPageShortcuts: true };

let store: Store<PlayerPreferences> | undefined;

/** The preferences of this browser. Where it refuses to keep anything they last as long as the page. */
export function preferences(): Store<PlayerPreferences> {
  if (store) return store;
  const made = createStore(parsePreferences(readStored()));
  made.subscribe(() => writeStored(JSON.stringify(made.get())));
  store = made;
  return made;
}

/** Preferences from stored text; whatever is missing or makes no sense falls back. */
export function parsePreferences(text: string | null): PlayerPreferences {
  const stored = parseObject(text);
  const { volume, isMuted, hasPageShortcuts } = stored;
  return {
    volume: typeof volume === "number" && volume >= 0 && volume <= 1 ? volume : defaultPreferences.volume,
    isMuted: typeof isMuted === "boolean" ? isMuted : defaultPreferences.isMuted,
    hasPageShortcuts: typeof hasPageShortcuts === "boolean" ? hasPageShortcuts : defaultPreferences.hasPageShortcuts,
  };
}

function parseObject(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
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
