import type { Mark, Verdict } from "../../contract/audio.ts";
import type { ListQuery } from "../../contract/lists.ts";
import type { Review } from "../../contract/review.ts";
import type { ReviewDecision } from "../../domain/review/outcome.ts";
import type { App } from "../app.ts";
import type { RowPage } from "./pages.ts";
import { type ReviewViewRow, toReview } from "./review-view.ts";
import { listReviewRows, putReview, type Reviewed } from "./reviews.ts";
import type { Viewer } from "./sessions.ts";

const DECISIONS = { right: "accept", wrong: "reject" } as const satisfies Record<Verdict, ReviewDecision>;

/** Sets the viewer's own mark on an audio: a review without reasons, in place of the one before. */
export async function putMark(
  app: App,
  viewer: Viewer,
  reviewed: Reviewed,
  { verdict, note }: { verdict: Verdict; note: string | null },
): Promise<Mark> {
  return toMark(await putReview(app, viewer, reviewed, { decision: DECISIONS[verdict], reasons: [], note }));
}

/** The reviews of those who are not unsure, as marks, as far as the viewer may see them by now; a search is for people. */
export async function listMarks(
  app: App,
  viewer: Viewer,
  reviewed: Reviewed,
  input: ListQuery,
): Promise<RowPage<Mark>> {
  const { rows, paging } = await listReviewRows(app, viewer, reviewed, input, { decided: true });
  return { rows: rows.map((row: ReviewViewRow) => toMark(toReview(row))), paging };
}

/** What a decision is as a mark; null for who is unsure. */
export function toVerdict(decision: ReviewDecision | null): Verdict | null {
  if (decision === null || decision === "unsure") return null;
  return decision === "accept" ? "right" : "wrong";
}

function toMark({ user, decision, note, createdAt, updatedAt }: Review): Mark {
  return { user, verdict: toVerdict(decision) ?? "wrong", note, createdAt, updatedAt };
}
