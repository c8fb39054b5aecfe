/** What a key asks of the player. */
export type PlayerCommand =
  | { type: "toggle" }
  | { type: "skip"; seconds: number }
  | { type: "start" }
  | { type: "end" }
  | { type: "mute" }
  | { type: "finding"; direction: 1 | -1 }
  | { type: "zoom"; direction: 1 | -1 };

type KeyPress = Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey">;

const SKIP_SECONDS = 5;
const FINE_SKIP_SECONDS = 1;

/** The command of a key, or null where the key is not the player's. */
export function toPlayerCommand(press: KeyPress): PlayerCommand | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  const skipSeconds = press.shiftKey ? FINE_SKIP_SECONDS : SKIP_SECONDS;
  switch (press.key) {
    case " ":
      return press.shiftKey ? null : { type: "toggle" };
    case "ArrowLeft":
      return { type: "skip", seconds: -skipSeconds };
    case "ArrowRight":
      return { type: "skip", seconds: skipSeconds };
    case "Home":
      return { type: "start" };
    case "End":
      return { type: "end" };
    case "m":
    case "M":
      return { type: "mute" };
    case "n":
    case "N":
      return { type: "finding", direction: 1 };
    case "p":
    case "P":
      return { type: "finding", direction: -1 };
    case "+":
    case "=":
      return { type: "zoom", direction: 1 };
    case "-":
      return { type: "zoom", direction: -1 };
    default:
      return null;
  }
}

/** Places where keys write or choose something themselves. */
const TAKES_KEYS = [
  "input:not([type=checkbox]):not([type=button])",
  "textarea",
  "select",
  "[contenteditable='']",
  "[contenteditable=true]",
  "[role=textbox]",
  "[role=combobox]",
  "[role=listbox]",
  "[role=menu]",
  "[role=tablist]",
  "[role=radiogroup]",
  "[role=dialog]",
  "[role=alertdialog]",
].join(",");

/** Controls that the space bar works. */
const TAKES_SPACE = "button,a[href],summary,input,[role=button],[role=checkbox],[role=switch],[role=menuitem]";

/** Whether the element with the focus needs `key` for itself. */
export function isKeyTaken(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  return target.closest(TAKES_KEYS) !== null || (key === " " && target.closest(TAKES_SPACE) !== null);
}
