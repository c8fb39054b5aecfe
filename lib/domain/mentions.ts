import { HANDLE_MAX_LENGTH } from "./handles.ts";

/** More people than these are not called by one text. */
const MOST_MENTIONS = 50;

/** An @ that follows a letter, a digit or a sign of an address is part of that; a handle ends where its groups do. */
const MENTION = /(?<![\p{L}\p{N}_.@/+-])@([a-z0-9]+(?:-[a-z0-9]+)*)(?![\p{L}\p{N}_@]|-+[\p{L}\p{N}]|\.[\p{L}\p{N}])/gu;

/**
 * The handles that a text mentions (`@ada`), in the order of their first mention, each once, at most 50. Whether anybody is
 * called so is the caller's to ask: `@home` has the form of a mention too.
 */
export function findMentions(text: string): string[] {
  const handles = Array.from(text.matchAll(MENTION), ([, handle]) => handle as string);
  return [...new Set(handles)].filter((handle) => handle.length <= HANDLE_MAX_LENGTH).slice(0, MOST_MENTIONS);
}
