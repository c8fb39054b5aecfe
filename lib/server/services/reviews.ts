import { randomUUID } from "node:crypto";
import type { ListQuery } from "../../contract/lists.ts";
import { Problem } from "../../contract/problem.ts";
import type { Review, ReviewChange, ReviewInput } from "../../contract/review.ts";
import { outcomeOf, seesReviews } from "../../domain/review/outcome.ts";
import type { Reason } from "../../domain/review/reasons.ts";
import type { App } from "../app.ts";
import { now } from "../clock.ts";
import { contains, type Db } from "../db/dialect.ts";
import type { AudioRow, ReviewRow, ReviewSettingsRow } from "../db/schema.ts";
import { endOwnAssignment } from "./assignments.ts";
import { demandHeard } from "./listening.ts";
import { type RowPage, readPage } from "./pages.ts";
import { lockReviewSettings, reasonsOf } from "./review-settings.ts";
import { type ReviewViewRow, reviewRows, toReview, toReviewChange } from "./review-view.ts";
import type { Viewer } from "./sessions.ts";
import type { OpenSpace } from "./spaces.ts";
import { changeAudio, lockAudio, toConsensus } from "./tallies.ts";
import { tellAudio, tellReviews } from "./tell.ts";

/** What is reviewed: an audio of an open space. */
export type Reviewed = { space: OpenSpace; audio: AudioRow };

/** What people decided of an audio, as far as the viewer may see it by now; a search is for people. */
export async function listReviews(
  app: App,
  viewer: Viewer,
  reviewed: Reviewed,
  input: ListQuery,
): Promise<RowPage<Review>> {
  const { rows, paging } = await listReviewRows(app, viewer, reviewed, input);
  return { rows: rows.map(toReview), paging };
}

/** The rows behind {@link listReviews}; with `decided` only of those who are not unsure. */
export async function listReviewRows(
  app: App,
  viewer: Viewer,
  { space, audio }: Reviewed,
  input: ListQuery,
  { decided = false } = {},
): Promise<RowPage<ReviewViewRow>> {
  let query = reviewRows(app.db, audio.id);
  const { search } = input;
  if (search) query = query.where((eb) => contains(eb.ref("owners.search_text"), search));
  if (decided) query = query.where("reviews.decision", "!=", "unsure");
  if (!(await seesOthers(app, viewer, { space, audio }))) query = query.where("reviews.user_id", "=", viewer.userId);
  return readPage({
    query,
    input,
    columns: { createdAt: "reviews.created_at" },
    id: "reviews.user_id",
    createdAt: "reviews.created_at",
  });
}

/** What the viewer decided; `notFound` where that is nothing. */
export async function getReview(app: App, viewer: Viewer, audio: AudioRow): Promise<Review> {
  const row = await reviewRows(app.db, audio.id).where("reviews.user_id", "=", viewer.userId).executeTakeFirst();
  if (!row) throw new Problem("notFound", "You have not decided on this audio.");
  return toReview(row);
}

/** Everything that was ever decided of an audio, as far as the viewer may see it by now. */
export async function listReviewHistory(
  app: App,
  viewer: Viewer,
  { space, audio }: Reviewed,
  input: ListQuery,
): Promise<RowPage<ReviewChange>> {
  let query = app.db.query
    .selectFrom("review_changes")
    .innerJoin("owners", "owners.id", "review_changes.user_id")
    .selectAll("review_changes")
    .select(["owners.handle", "owners.alias"])
    .where("review_changes.audio_id", "=", audio.id);
  const { search } = input;
  if (search) query = query.where((eb) => contains(eb.ref("owners.search_text"), search));
  if (!(await seesOthers(app, viewer, { space, audio }))) {
    query = query.where("review_changes.user_id", "=", viewer.userId);
  }
  const { rows, paging } = await readPage({
    query,
    input,
    columns: { createdAt: "review_changes.created_at" },
    id: "review_changes.id",
    createdAt: "review_changes.created_at",
  });
  return { rows: rows.map(toReviewChange), paging };
}

/**
 * Decides on an available audio for the viewer, in place of what they decided before; the same again changes nothing. If it
 * was assigned to them they are done with it.
 * `conflict` where there is nothing to hear, `invalid` with a reason that the space does not have, `unheard` before what the
 * space asks for was played.
 */
export async function putReview(app: App, viewer: Viewer, reviewed: Reviewed, input: ReviewInput): Promise<Review> {
  await changeReviews(app, viewer, reviewed, async (db, { audio, settings }) => {
    if (audio.state !== "available") throw new Problem("conflict", "There is nothing to hear in it yet.");
    await endOwnAssignment(db, audio, viewer.userId);
    const before = await findOwn(db, viewer, audio.id);
    const reasons = JSON.stringify(pickReasons(reasonsOf(settings), input.reasons, before));
    const after = { decision: input.decision, reasons, note: input.note || null };
    if (before && isSame(before, after)) return;
    await demandHeard(db, { settings, audio, userId: viewer.userId });
    const at = now();
    const key = { audio_id: audio.id, user_id: viewer.userId };
    await db
      .insertInto("reviews")
      .values({
        ...key,
        ...after,
        space_id: audio.space_id,
        audio_created_at: audio.created_at,
        created_at: at,
        updated_at: at,
      })
      .onConflict((c) => c.columns(["audio_id", "user_id"]).doUpdateSet({ ...after, updated_at: at }))
      .execute();
    await db
      .insertInto("review_changes")
      .values({ id: randomUUID(), ...key, ...after, created_at: at })
      .execute();
  });
  return getReview(app, viewer, reviewed.audio);
}

/** Takes back what the viewer decided; nothing decided is fine. */
export async function removeReview(app: App, viewer: Viewer, reviewed: Reviewed): Promise<void> {
  await changeReviews(app, viewer, reviewed, async (db, { audio }) => {
    const key = { audio_id: audio.id, user_id: viewer.userId };
    if (!(await findOwn(db, viewer, audio.id))) return;
    await db.deleteFrom("reviews").where("audio_id", "=", key.audio_id).where("user_id", "=", key.user_id).execute();
    await db
      .insertInto("review_changes")
      .values({ id: randomUUID(), ...key, decision: null, reasons: "[]", note: null, created_at: now() })
      .execute();
  });
}

type Write = (db: Db["query"], on: { audio: AudioRow; settings: ReviewSettingsRow }) => Promise<void>;

/** Changes an audio's reviews, one person at a time, and finds anew what they come to. `notFound` where it is deleted. */
async function changeReviews(app: App, viewer: Viewer, { space, audio }: Reviewed, write: Write): Promise<void> {
  const hasOutcomeChanged = await app.db.query.transaction().execute(async (db) => {
    const settings = await lockReviewSettings(app, db, space.id, "read");
    const before = await lockAudio(app, db, audio.id);
    if (!before || before.deleted_at) throw new Problem("notFound");
    await write(db, { audio: before, settings });
    const reviews = await db.selectFrom("reviews").select("decision").where("audio_id", "=", audio.id).execute();
    const accept = reviews.filter(({ decision }) => decision === "accept").length;
    const reject = reviews.filter(({ decision }) => decision === "reject").length;
    const consensus = toConsensus(outcomeOf({ accept, reject }, settings.quorum));
    await changeAudio(app, db, { before, change: { right_count: accept, wrong_count: reject, consensus } });
    return consensus !== before.consensus;
  });
  // What they come to everybody sees, what others decided not.
  if (hasOutcomeChanged) tellAudio(app, audio, "audio");
  tellReviews(app, audio, viewer.userId);
}

/** Whether the viewer may see by now what others decided of an audio. */
export async function seesOthers(app: App, viewer: Viewer, { space, audio }: Reviewed): Promise<boolean> {
  const { quorum } = await app.db.query
    .selectFrom("review_settings")
    .select("quorum")
    .where("space_id", "=", space.id)
    .executeTakeFirstOrThrow();
  const own = await findOwn(app.db.query, viewer, audio.id);
  return seesReviews({ role: space.role, quorum, hasDecided: own !== null });
}

async function findOwn(db: Db["query"], viewer: Viewer, audioId: string): Promise<ReviewRow | null> {
  const row = await db
    .selectFrom("reviews")
    .selectAll()
    .where("audio_id", "=", audioId)
    .where("user_id", "=", viewer.userId)
    .executeTakeFirst();
  return row ?? null;
}

/** The reasons of these handles: of the space's list, or those that the review has already. */
function pickReasons(offered: Reason[], handles: string[], before: ReviewRow | null): Reason[] {
  const known = [...offered, ...(before ? (JSON.parse(before.reasons) as Reason[]) : [])];
  const picked = handles.map((handle) => known.find((one) => one.handle === handle));
  const errors = picked.flatMap((one, index) =>
    one ? [] : [{ path: `reasons.${index}`, message: `There is no reason “${handles[index]}” in this space.` }],
  );
  if (errors.length > 0) throw new Problem("invalid", errors.map(({ message }) => message).join(" "), { errors });
  return picked.filter((one) => one !== undefined);
}

type Content = Pick<ReviewRow, "decision" | "reasons" | "note">;

function isSame(a: Content, b: Content): boolean {
  return a.decision === b.decision && a.reasons === b.reasons && a.note === b.note;
}
