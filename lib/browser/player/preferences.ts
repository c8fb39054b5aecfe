import { keepText, readKept } from "../kept-text.ts";
import { type Bindings, parseBindings } from "../keys/bindings.ts";
import { createStore, type Store } from "./store.ts";

/** What a person set once and wants again: kept in this browser. */
export type PlayerPreferences = {
  volume: number;
  isMuted: boolean;
  /** Whether single keys work anywhere on the page, or only while the player has the focus. */
  hasPageShortcuts: boolean;
  /** Jumps over long silences. */
  skipsSilence: boolean;
  /** Plays everything equally loud. */
  evensLoudness: boolean;
  /** Shows how loud each channel is. */
  hasMeter: boolean;
  /** Keys that were chosen in place of those of the table. */
  keys: Bindings;
};

const STORAGE_KEY = "earmark.player";

/** What holds until a person chooses otherwise. */
export const defaultPreferences: PlayerPreferences = {
  volume: 1,
  isMuted: false,
  hasPageShortcuts: true,
  skipsSilence: false,
  evensLoudness: false,
  hasMeter: true,
  keys: {},
};

let store: Store<PlayerPreferences> | undefined;

/** The preferences of this browser. Where it refuses to keep anything they last as long as the page. */
export function preferences(): Store<PlayerPreferences> {
  if (store) return store;
  const made = createStore(parsePreferences(readKept(STORAGE_KEY)));
  made.subscribe(() => keepText(STORAGE_KEY, JSON.stringify(made.get())));
  store = made;
  return made;
}

const SWITCHES = ["isMuted", "hasPageShortcuts", "skipsSilence", "evensLoudness", "hasMeter"] as const;

/** Preferences from stored text; whatever is missing or makes no sense falls back. */
export function parsePreferences(text: string | null): PlayerPreferences {
  const stored = parseObject(text);
  const { volume } = stored;
  const isOn = (name: (typeof SWITCHES)[number]) => {
    const value = stored[name];
    return [name, typeof value === "boolean" ? value : defaultPreferences[name]];
  };
  return {
    ...defaultPreferences,
    ...Object.fromEntries(SWITCHES.map(isOn)),
    volume: typeof volume === "number" && volume >= 0 && volume <= 1 ? volume : defaultPreferences.volume,
    keys: parseBindings(stored.keys),
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
