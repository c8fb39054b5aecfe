import type { Bindings } from "./bindings.ts";

/** Where a command stands in the sheet of keys, in its order. */
export const COMMAND_GROUPS = ["Listening", "Looking", "Findings", "Comments", "Deciding", "Queue", "Keys"] as const;

type CommandGroup = (typeof COMMAND_GROUPS)[number];

/**
 * Something a key does. A chord is the name of a key as `KeyboardEvent.key` gives it, letters in lower case; with `Shift+`
 * before it for a letter or a key that types nothing.
 */
export type Command = { group: CommandGroup; does: string; chords: readonly string[] };

/**
 * Everything that single keys do, with the chords that hold until a person chooses others. What a review needs has a key
 * for the left hand, so that the right one can stay at the mouse: space, A and D to move, S and W for the speed, Q and E
 * from finding to finding, 1 to 3 to decide, Z to take it back, G to the next audio.
 */
export const COMMANDS = {
  play: { group: "Listening", does: "Play or pause", chords: [" "] },
  back: { group: "Listening", does: "Back by 5 seconds", chords: ["ArrowLeft", "a"] },
  on: { group: "Listening", does: "On by 5 seconds", chords: ["ArrowRight", "d"] },
  backFinely: { group: "Listening", does: "Back by 1 second", chords: ["Shift+ArrowLeft", "Shift+a"] },
  onFinely: { group: "Listening", does: "On by 1 second", chords: ["Shift+ArrowRight", "Shift+d"] },
  backFar: { group: "Listening", does: "Back by 10 seconds, in the player", chords: ["PageDown"] },
  onFar: { group: "Listening", does: "On by 10 seconds, in the player", chords: ["PageUp"] },
  start: { group: "Listening", does: "To the start", chords: ["Home"] },
  end: { group: "Listening", does: "To the end", chords: ["End"] },
  mute: { group: "Listening", does: "Mute or unmute", chords: ["m"] },
  slower: { group: "Listening", does: "Slower, and back by 2 seconds", chords: ["s"] },
  faster: { group: "Listening", does: "Faster", chords: ["f", "w"] },
  loop: { group: "Listening", does: "Repeat the selection, or all", chords: ["l", "r"] },
  compare: { group: "Listening", does: "Original or WAV", chords: ["b"] },
  zoomIn: { group: "Looking", does: "Closer, also Ctrl and the wheel", chords: ["+", "="] },
  zoomOut: { group: "Looking", does: "Further away", chords: ["-"] },
  markIn: { group: "Looking", does: "Begin the selection here", chords: ["i"] },
  markOut: { group: "Looking", does: "End the selection here", chords: ["o"] },
  leave: { group: "Looking", does: "Stop the walk, or select nothing", chords: ["Escape"] },
  nextFinding: { group: "Findings", does: "Next finding", chords: ["n", "e"] },
  previousFinding: { group: "Findings", does: "Previous finding", chords: ["p", "q"] },
  tour: { group: "Findings", does: "Walk through all findings, or stop", chords: ["t"] },
  confirmFinding: { group: "Findings", does: "In the walk: it is so", chords: ["y", "v"] },
  dismissFinding: { group: "Findings", does: "In the walk: it is nothing", chords: ["x"] },
  comment: { group: "Comments", does: "Comment here", chords: ["c"] },
  nextComment: { group: "Comments", does: "Next comment", chords: [".", "Shift+e"] },
  previousComment: { group: "Comments", does: "Previous comment", chords: [",", "Shift+q"] },
  accept: { group: "Deciding", does: "Accept", chords: ["1"] },
  reject: { group: "Deciding", does: "Reject", chords: ["2"] },
  unsure: { group: "Deciding", does: "Unsure", chords: ["3"] },
  undo: { group: "Deciding", does: "Take the decision back", chords: ["u", "z"] },
  previousAudio: { group: "Queue", does: "Previous audio", chords: ["[", "Shift+g"] },
  nextAudio: { group: "Queue", does: "Next audio", chords: ["]", "g"] },
  showKeys: { group: "Keys", does: "Show these keys", chords: ["?"] },
} as const satisfies Record<string, Command>;

export type CommandId = keyof typeof COMMANDS;

/** All of them, in the order of the table. */
export const commandIds = Object.keys(COMMANDS) as CommandId[];

type KeyPress = Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey">;

/** The chord of a key press; null where it is the system's or the browser's. */
export function toChord({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyPress): string | null {
  // Alt and a sign: on many keyboards the brackets are typed with it.
  const isSign = key.length === 1 && !/[\p{L}\p{N}\s]/u.test(key);
  if (ctrlKey || metaKey || (altKey && !isSign)) return null;
  if (isSign || !shiftKey) return key.length === 1 ? key.toLowerCase() : key;
  return `Shift+${key.length === 1 ? key.toLowerCase() : key}`;
}

/** The chords of a command: those that a person chose, else its own. */
export function chordsOf(id: CommandId, bindings: Bindings): readonly string[] {
  return bindings[id] ?? COMMANDS[id].chords;
}

/** The command of a key press, or null where it is nobody's. */
export function findCommand(press: KeyPress, bindings: Bindings = {}): CommandId | null {
  const chord = toChord(press);
  return chord === null ? null : findHolder(chord, bindings);
}

/** The command that a chord belongs to. */
export function findHolder(chord: string, bindings: Bindings): CommandId | null {
  return commandIds.find((id) => chordsOf(id, bindings).includes(chord)) ?? null;
}
