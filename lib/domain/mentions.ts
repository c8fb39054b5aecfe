import { HANDLE_MAX_LENGTH } from "./handles.ts";

/** More people than these are not called by one text. */
const MOST_MENTIONS = 50;

/** An @ that follows a letter, a digit or a sign of an address is part of that; a handle ends where its groups do. */
const MENTION = /(?<![\p{L}\p{N}_.@/+-])@([a-z0-9]+(?:-[a-z0-9]+)*)(?![\p{L}\p{N}_@]|-+[\p{L}\p{N}]|\.[\p{L}\p{N}])/gu;

/** A mention in a text: whom, and where it begins and ends, with its @. */
export type Mention = { handle: string; start: number; end: number };

/**
 * What has the form of a mention (`@ada`), in its order. Whether anybody is called so is the caller's to ask: `@home` has
 * that form too.
 */
export function matchMentions(text: string): Mention[] {
  const found = Array.from(text.matchAll(MENTION), ({ 0: whole, 1: handle = "", index }) => {
    return { handle, start: index, end: index + whole.length };
  });
  return found.filter(({ handle }) => handle.length <= HANDLE_MAX_LENGTH);
}

/** The handles that a text mentions, in the order of their first mention, each once, at most 50. */
export function findMentions(text: string): string[] {
  return [...new Set(matchMentions(text).map(({ handle }) => handle))].slice(0, MOST_MENTIONS);
}
