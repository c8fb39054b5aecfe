import { type ReviewSheet, toDecisionLine, toLine } from "./sheet.ts";

/**
 * A sheet as a label track of Audacity: a line of start, end and text for each, with tabs between, in seconds. A moment is a
 * point: it ends where it starts. Decisions stand over the whole audio.
 * https://manual.audacityteam.org/man/importing_and_exporting_labels.html
 */
export function sheetToLabels({ audio, reviews, comments }: ReviewSheet): string {
  const decided = reviews.map((review) => toLabel(0, audio.durationSeconds, toDecisionLine(review)));
  const said = comments.map(({ from, to, author, text }) =>
    toLabel(from, to ?? from, toLine(`${author.handle}: ${text}`)),
  );
  return [...decided, ...said].join("");
}

function toLabel(from: number, to: number, text: string): string {
  return `${from.toFixed(6)}\t${to.toFixed(6)}\t${text}\n`;
}
