import type { Assignment, AssignmentInput } from "../../contract/assignment.ts";
import { Problem } from "../../contract/problem.ts";
import type { App } from "../app.ts";
import { fromNow, now } from "../clock.ts";
import { type Db, forUpdateSkipLocked } from "../db/dialect.ts";
import type { AudioRow } from "../db/schema.ts";
import { requireAssignees } from "./assignees.ts";
import { isLeased, UNASSIGNED } from "./assignment-view.ts";
import { demand } from "./owners.ts";
import type { Reviewed } from "./reviews.ts";
import type { Viewer } from "./sessions.ts";
import { lockAudio } from "./tallies.ts";

const MINUTE_MS = 60_000;
const RELEASED_AT_ONCE = 1000;

/**
 * Assigns an available audio to somebody; where it is theirs already, their lease lasts longer and never shorter. `conflict`
 * while it is somebody else's, unless it is to be taken over, and where there is nothing to hear.
 */
export async function putAssignment(
  app: App,
  viewer: Viewer,
  { space, audio }: Reviewed,
  { user, minutes, takeOver }: AssignmentInput,
): Promise<Assignment> {
  const [assignee] = await requireAssignees(app, viewer, space, { to: [user], takeOver, path: "user" });
  if (!assignee) throw new Problem("notFound");
  const until = await app.db.query.transaction().execute(async (db) => {
    const before = await lockAudio(app, db, audio.id);
    if (!before || before.deleted_at) throw new Problem("notFound");
    const refusal = await whyNotAssigned(db, before, { assigneeId: assignee.id, takeOver });
    if (refusal) throw new Problem("conflict", refusal);
    return setAssignee(db, before, { assigneeId: assignee.id, minutes });
  });
  app.changes.announce(audio.id);
  return { user: { handle: assignee.handle, alias: assignee.alias }, until };
}

/** Makes an audio nobody's; one that is nobody's is fine. What is somebody else's admins alone give back. */
export async function removeAssignment(app: App, viewer: Viewer, { space, audio }: Reviewed): Promise<void> {
  const isChanged = await app.db.query.transaction().execute(async (db) => {
    const before = await lockAudio(app, db, audio.id);
    if (!before || before.deleted_at) throw new Problem("notFound");
    if (before.assignee_id === "") return false;
    if (before.assignee_id !== viewer.userId && isLeased(before)) demand(space.role, "reassign");
    await db.updateTable("audios").set(UNASSIGNED).where("id", "=", before.id).execute();
    return true;
  });
  if (isChanged) app.changes.announce(audio.id);
}

/** Ends somebody's own lease in the caller's transaction: they are done with the audio. */
export async function endOwnAssignment(db: Db["query"], { id, assignee_id }: AudioRow, userId: string): Promise<void> {
  if (assignee_id === userId) await db.updateTable("audios").set(UNASSIGNED).where("id", "=", id).execute();
}

/** Why a locked audio cannot be assigned to somebody, in a sentence for people; null where it can. */
export async function whyNotAssigned(
  db: Db["query"],
  audio: AudioRow,
  { assigneeId, takeOver }: { assigneeId: string; takeOver: boolean },
): Promise<string | null> {
  if (audio.state !== "available") return "There is nothing to hear in it yet.";
  if (takeOver || audio.assignee_id === assigneeId || !isLeased(audio)) return null;
  const { handle, alias } = await db
    .selectFrom("owners")
    .select(["handle", "alias"])
    .where("id", "=", audio.assignee_id)
    .executeTakeFirstOrThrow();
  const minutes = Math.ceil((Date.parse(audio.assigned_until) - Date.now()) / MINUTE_MS);
  const left = minutes > 120 ? `${Math.ceil(minutes / 60)} hours` : minutes > 1 ? `${minutes} minutes` : "one minute";
  return `It is assigned to ${alias ?? handle}, for ${left} more at most.`;
}

/** Writes the lease of a locked audio, and tells until when it lasts. */
export async function setAssignee(
  db: Db["query"],
  audio: AudioRow,
  { assigneeId, minutes }: { assigneeId: string; minutes: number },
): Promise<string> {
  const asked = fromNow(minutes * MINUTE_MS);
  const until = audio.assignee_id === assigneeId && audio.assigned_until > asked ? audio.assigned_until : asked;
  const lease = { assignee_id: assigneeId, assigned_until: until };
  await db.updateTable("audios").set(lease).where("id", "=", audio.id).execute();
  return until;
}

/** Makes what is no longer leased nobody's, so that the indexes find it there. Who looks at an audio sees no ended lease anyway. */
export async function releaseEnded(app: App, spaceId: string): Promise<void> {
  // Nearly always there are none, and nothing is written.
  while (await endedLeases(app.db.query, spaceId).limit(1).executeTakeFirst()) {
    const released = await app.db.query.transaction().execute(async (db) => {
      const rows = endedLeases(db, spaceId).limit(RELEASED_AT_ONCE);
      const ids = (await forUpdateSkipLocked(app.db.engine, rows).execute()).map(({ id }) => id);
      if (ids.length > 0) await db.updateTable("audios").set(UNASSIGNED).where("id", "in", ids).execute();
      return ids;
    });
    for (const id of released) app.changes.announce(id);
    // Somebody else has the others in hand.
    if (released.length === 0) return;
  }
}

function endedLeases(db: Db["query"], spaceId: string) {
  return db
    .selectFrom("audios")
    .select("id")
    .where("space_id", "=", spaceId)
    .where("assigned_until", "!=", "")
    .where("assigned_until", "<=", now());
}
