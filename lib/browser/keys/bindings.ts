import { type CommandId, chordsOf, commandIds, findHolder } from "./commands.ts";

/** The chords that a person chose, command by command; none at all is an empty list. What is not named has its own. */
export type Bindings = Partial<Record<CommandId, readonly string[]>>;

/** What became of a key that was pressed for a command. */
export type Rebinding =
  | { result: "bound"; bindings: Bindings; from: CommandId | null }
  /** Another command has the key: it is taken from that one only where somebody is sure. */
  | { result: "taken"; from: CommandId }
  /** The page or the browser needs the key. */
  | { result: "refused" };

/** Keys that work every page: who takes them away, takes away the way back. */
const NEEDED = ["Tab", "Enter", "Escape"];

/** Gives a command `chord` as its only key. `isSure`: even if another command has to do without it. */
export function rebind(
  bindings: Bindings,
  { id, chord, isSure }: { id: CommandId; chord: string; isSure: boolean },
): Rebinding {
  if (NEEDED.includes(chord.replace("Shift+", ""))) return { result: "refused" };
  const holder = findHolder(chord, bindings);
  const from = holder === id ? null : holder;
  if (from === null) return { result: "bound", bindings: tidy({ ...bindings, [id]: [chord] }), from };
  if (!isSure) return { result: "taken", from };
  const rest = chordsOf(from, bindings).filter((one) => one !== chord);
  return { result: "bound", bindings: tidy({ ...bindings, [from]: rest, [id]: [chord] }), from };
}

/** Gives a command its own keys back; whoever has one of them now loses it. */
export function resetBinding(bindings: Bindings, id: CommandId): Bindings {
  const own = chordsOf(id, {});
  const kept = Object.entries(bindings).flatMap(([other, chords]) =>
    other === id ? [] : [[other, chords.filter((chord) => !own.includes(chord))]],
  );
  return tidy(Object.fromEntries(kept));
}

/** Bindings from anything at all: what is no command, no chord, or has its chord twice is left out. */
export function parseBindings(stored: unknown): Bindings {
  if (typeof stored !== "object" || stored === null) return {};
  const known = Object.entries(stored).filter(
    ([id, chords]) => (commandIds as string[]).includes(id) && Array.isArray(chords) && chords.every(isChord),
  );
  const seen = new Set<string>();
  const once = known.map(([id, chords]: [string, string[]]) => [
    id,
    chords.filter((chord) => seen.size < seen.add(chord).size),
  ]);
  const bindings: Bindings = tidy(Object.fromEntries(once));
  const taken = new Set(Object.values(bindings).flat());
  // The table may have got a command since, whose own key a person has given to another.
  const robbed = commandIds
    .filter((id) => !bindings[id] && chordsOf(id, {}).some((chord) => taken.has(chord)))
    .map((id) => [id, chordsOf(id, {}).filter((chord) => !taken.has(chord))]);
  return { ...bindings, ...Object.fromEntries(robbed) };
}

function isChord(chord: unknown): boolean {
  return typeof chord === "string" && chord.length > 0 && chord.length <= 30;
}

/** Without those that are as the table has them. */
function tidy(bindings: Bindings): Bindings {
  const changed = Object.entries(bindings).filter(
    ([id, chords]) => chords.join(" ") !== chordsOf(id as CommandId, {}).join(" "),
  );
  return Object.fromEntries(changed);
}
