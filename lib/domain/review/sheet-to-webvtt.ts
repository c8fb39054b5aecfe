import { type ReviewSheet, type SheetComment, toDecisionLine, toLine } from "./sheet.ts";

/** A moment is shown as long as this. */
const MOMENT_SECONDS = 2;
const LEAST_SECONDS = 0.001;

/**
 * A sheet as WebVTT: a cue for each thread, a line for each comment in it, and decisions as notes, which players do not show.
 * https://www.w3.org/TR/webvtt1/
 */
export function sheetToWebVtt({ audio, reviews, comments }: ReviewSheet): string {
  const notes = reviews.map((review) => `NOTE ${toNote(toDecisionLine(review))}\n\n`);
  const roots = comments.filter(({ parent }) => parent === null);
  const cues = roots.map((root) => {
    const thread = [root, ...comments.filter(({ parent }) => parent === root.handle)];
    const end = root.to ?? Math.min(root.from + MOMENT_SECONDS, audio.durationSeconds);
    const times = `${toTimestamp(root.from)} --> ${toTimestamp(Math.max(end, root.from + LEAST_SECONDS))}`;
    return `${root.handle}\n${times}\n${thread.map(toVoice).join("\n")}\n\n`;
  });
  return `WEBVTT\n\n${notes.join("")}${cues.join("")}`;
}

/** An arrow would begin a cue. */
function toNote(text: string): string {
  return text.replaceAll("-->", "→");
}

function toVoice({ author, text }: SheetComment): string {
  return `<v ${author.handle}>${toPlainText(toLine(text))}</v>`;
}

function toPlainText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** `00:01:02.345`; hours may have more digits. */
function toTimestamp(seconds: number): string {
  const totalMs = Math.round(seconds * 1000);
  const [ms, s, m, h] = [
    totalMs % 1000,
    Math.floor(totalMs / 1000) % 60,
    Math.floor(totalMs / 60_000) % 60,
    Math.floor(totalMs / 3_600_000),
  ];
  const pad = (value: number, length = 2) => String(value).padStart(length, "0");
  return `${pad(h)}:${pad(m)}:${pad(s)}.${pad(ms, 3)}`;
}
