import type { Thread } from "@/components/comments/threads";
import { toCounted } from "@/components/ui/count-words";
import type { Comment } from "@/lib/contract/comment";
import type { Moment } from "@/lib/domain/comments/moment-link";
import { toSpokenTime, toTimecode } from "@/lib/domain/timecode";

const EXCERPT_LENGTH = 120;

/** Where something stands, for the eye: `0:12.3`, or `0:12.3 – 0:15.0`. */
export function toPlaceWords({ from, to }: Moment): string {
  return to === null ? toTimecode(from) : `${toTimecode(from)} – ${toTimecode(to)}`;
}

/** The same with its preposition: `at 0:12.3`, `on 0:12.3 – 0:15.0`. */
export function toPlaceWith(place: Moment): string {
  return `${place.to === null ? "at" : "on"} ${toPlaceWords(place)}`;
}

/** What somebody is called. */
export function nameOf({ handle, alias }: Comment["author"]): string {
  return alias ?? handle;
}

/** The beginning of a text, in one line. */
export function toExcerpt(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > EXCERPT_LENGTH ? `${line.slice(0, EXCERPT_LENGTH).trimEnd()}…` : line;
}

/** A thread that was gone to, for those who hear the screen. `index` is its place among `count` that are shown. */
export function toThreadWords({ first, replies }: Thread, index: number, count: number): string {
  const place =
    first.to === null
      ? `at ${toSpokenTime(first.from)}`
      : `from ${toSpokenTime(first.from)} to ${toSpokenTime(first.to)}`;
  const answers = replies.length > 0 ? ` ${toCounted(replies.length, "reply")}.` : "";
  const state = first.resolved ? " Resolved." : "";
  const said = toExcerpt(first.text).replace(/[^.!?…]$/u, "$&.");
  return `Comment ${index + 1} of ${count}, ${place}. ${nameOf(first.author)}: ${said}${answers}${state}`;
}
