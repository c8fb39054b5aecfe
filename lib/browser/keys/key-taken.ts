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
