import { matchMentions } from "../mentions.ts";

/** A piece of what a comment says: plain text, somebody who is mentioned, or the address of a page. */
export type CommentPart =
  | { kind: "text"; text: string }
  | { kind: "mention"; text: string; handle: string }
  | { kind: "link"; text: string; href: string };

type Placed = { start: number; end: number; part: CommentPart };

/** An address of the web begins a word, and has nothing in it that could end one. */
const ADDRESS = /(?<![\p{L}\p{N}])https?:\/\/[^\s<>"\\^`{|}]+/gu;

/** Signs that end a sentence rather than an address. */
const CLOSING = /[.,;:!?'’”»)\]]+$/u;

/**
 * What a comment says, in pieces that together are the text. `mentions` are the handles of those it calls: others after an @
 * stay text. A link has an address of http or https and no other.
 */
export function toCommentParts(text: string, mentions: readonly string[]): CommentPart[] {
  const links = findLinks(text);
  const isFree = ({ start }: { start: number }) => !links.some((link) => start >= link.start && start < link.end);
  const people = matchMentions(text).filter((one) => mentions.includes(one.handle) && isFree(one));
  const placed = [...links, ...people.map((one) => toPlacedMention(text, one))].sort((a, b) => a.start - b.start);
  const parts: CommentPart[] = [];
  let at = 0;
  for (const { start, end, part } of placed) {
    if (start > at) parts.push({ kind: "text", text: text.slice(at, start) });
    parts.push(part);
    at = end;
  }
  if (at < text.length) parts.push({ kind: "text", text: text.slice(at) });
  return parts;
}

function toPlacedMention(text: string, { handle, start, end }: { handle: string; start: number; end: number }): Placed {
  return { start, end, part: { kind: "mention", text: text.slice(start, end), handle } };
}

function findLinks(text: string): Placed[] {
  return Array.from(text.matchAll(ADDRESS), ({ 0: whole, index }) => {
    const address = withoutClosing(whole);
    if (!URL.canParse(address)) return null;
    const part = { kind: "link", text: address, href: new URL(address).href } as const;
    return { start: index, end: index + address.length, part };
  }).filter((link) => link !== null);
}

/** A bracket that was opened in the address belongs to it. */
function withoutClosing(address: string): string {
  const cut = address.replace(CLOSING, "");
  const rest = address.slice(cut.length);
  return rest.startsWith(")") && cut.includes("(") ? `${cut})` : cut;
}
