/** Controls, lone surrogates, and the marks that turn the direction of what follows: none may reach a terminal. */
const UNSAFE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** `text` on one line and without power over a terminal: a line feed reads `\n`, other such characters `\u{1b}`. */
export function toPrintable(text: string): string {
  return text.replace(UNSAFE, (sign) => (sign === "\n" ? "\\n" : `\\u{${sign.codePointAt(0)?.toString(16)}}`));
}
