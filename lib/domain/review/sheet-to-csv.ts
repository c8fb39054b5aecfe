import { toCsv, toSafeText } from "../csv.ts";
import type { ReviewSheet } from "./sheet.ts";

const columns = [
  "kind",
  "audio",
  "from",
  "to",
  "who",
  "when",
  "decision",
  "reasons",
  "text",
  "state",
  "comment",
  "thread",
];

/** A sheet as CSV: a line for each decision and each comment, under a line of names. Times are seconds. */
export function sheetToCsv({ audio, reviews, comments }: ReviewSheet): string {
  const decided = reviews.map(({ user, decision, reasons, note, updatedAt }) => {
    const why = reasons.map(({ label }) => label).join("; ");
    return [
      "decision",
      audio.handle,
      "",
      "",
      user.handle,
      updatedAt,
      decision,
      toSafeText(why),
      toSafeText(note ?? ""),
      "",
      "",
      "",
    ];
  });
  const said = comments.map(({ handle, parent, text, from, to, author, createdAt, resolved }) => {
    const state = parent ? "" : resolved ? "resolved" : "open";
    const when = [String(from), to === null ? "" : String(to), author.handle, createdAt];
    return [
      parent ? "reply" : "comment",
      audio.handle,
      ...when,
      "",
      "",
      toSafeText(text),
      state,
      handle,
      parent ?? handle,
    ];
  });
  return toCsv([columns, ...decided, ...said]);
}
