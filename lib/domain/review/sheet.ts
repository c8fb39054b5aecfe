import type { Outcome, ReviewDecision } from "./outcome.ts";
import type { Reason } from "./reasons.ts";

type Person = { handle: string; alias: string | null };

/** All that was decided and said of an audio, to be taken elsewhere. Comments stand in the order of their time, threads together. */
export type ReviewSheet = {
  audio: { handle: string; alias: string | null; durationSeconds: number };
  outcome: Outcome | null;
  reviews: { user: Person; decision: ReviewDecision; reasons: Reason[]; note: string | null; updatedAt: string }[];
  comments: SheetComment[];
};

export type SheetComment = {
  handle: string;
  /** The comment that this is a reply to. */
  parent: string | null;
  text: string;
  /** Seconds. */
  from: number;
  /** Null: a moment. */
  to: number | null;
  author: Person;
  createdAt: string;
  resolved: { by: Person; at: string } | null;
};

/** A decision in one line: `ada: reject (Noise, Cut off) It hums.` */
export function toDecisionLine({ user, decision, reasons, note }: ReviewSheet["reviews"][number]): string {
  const why = reasons.length > 0 ? ` (${reasons.map(({ label }) => label).join(", ")})` : "";
  return toLine(`${user.handle}: ${decision}${why}${note ? ` ${note}` : ""}`);
}

/** A text in one line, without control characters: of these too some end a line, for some readers. */
export function toLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " ").trim();
}
