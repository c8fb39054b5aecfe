/** A mention that is being typed: from its @ to the end of the word, and what of a name is there before the caret. */
export type TypedMention = { start: number; end: number; search: string };

const BEFORE = /(?<![\p{L}\p{N}_.@/+-])@([\p{L}\p{N}-]{0,50})$/u;
const AFTER = /^[\p{L}\p{N}-]*/u;

/** The mention at the caret of a text, or null where none is being typed. */
export function findTypedMention(text: string, caret: number): TypedMention | null {
  const match = BEFORE.exec(text.slice(0, caret));
  if (!match) return null;
  const [rest = ""] = AFTER.exec(text.slice(caret)) ?? [];
  return { start: match.index, end: caret + rest.length, search: match[1] ?? "" };
}

/** The text with `handle` in place of what was typed of it, and where the caret goes on. */
export function completeMention(
  text: string,
  { start, end }: TypedMention,
  handle: string,
): { text: string; caret: number } {
  const rest = text.slice(end);
  const gap = /^\s/.test(rest) ? "" : " ";
  return { text: `${text.slice(0, start)}@${handle}${gap}${rest}`, caret: start + handle.length + 2 };
}
