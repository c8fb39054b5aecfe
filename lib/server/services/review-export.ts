import type { ReviewExport } from "../../contract/review-export.ts";
import { durationOfFrames } from "../../domain/durations.ts";
import type { App } from "../app.ts";
import { commentRows, toComments } from "./comment-view.ts";
import { reviewRows, toReview } from "./review-view.ts";
import { type Reviewed, seesOthers } from "./reviews.ts";
import type { Viewer } from "./sessions.ts";
import { toOutcome } from "./tallies.ts";

/** All that was decided and said of an audio, as far as the viewer may see it by now. */
export async function exportReview(app: App, viewer: Viewer, { space, audio }: Reviewed): Promise<ReviewExport> {
  let rows = reviewRows(app.db, audio.id).orderBy("reviews.created_at").orderBy("reviews.user_id");
  if (!(await seesOthers(app, viewer, { space, audio }))) rows = rows.where("reviews.user_id", "=", viewer.userId);
  const reviews = await rows.execute();
  const comments = await commentRows(app.db.query, audio.id).orderBy("comments.place").orderBy("comments.id").execute();
  const { handle, alias, frames, sample_rate: rate } = audio;
  return {
    audio: { handle, alias, duration: frames !== null && rate ? durationOfFrames(frames, rate) : null },
    outcome: toOutcome(audio.consensus),
    reviews: reviews.map(toReview),
    comments: await toComments(app.db.query, comments),
  };
}
