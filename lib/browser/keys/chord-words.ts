const NAMES: Record<string, string> = {
  " ": "Space",
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  PageUp: "Page up",
  PageDown: "Page down",
  Delete: "Del",
  "-": "−",
};

/** What stands on the key, or keys, of a chord: `Space`, `Shift ←`, `M`. */
export function toChordWords(chord: string): string {
  const shift = chord.startsWith("Shift+") ? "Shift " : "";
  const key = shift ? chord.slice("Shift+".length) : chord;
  return shift + (NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key));
}

/** Signs that are not written as themselves in `aria-keyshortcuts`, where a blank and a plus part the keys. */
const SPELLED: Record<string, string> = { " ": "Space", "+": "Plus" };

/** The chords as `aria-keyshortcuts` takes them (https://www.w3.org/TR/wai-aria-1.2/#aria-keyshortcuts); undefined without any. */
export function toKeyShortcuts(chords: readonly string[]): string | undefined {
  return chords.length > 0 ? chords.map((chord) => SPELLED[chord] ?? chord).join(" ") : undefined;
}
