import { type RawBuilder, sql } from "kysely";
import type { AudioListQuery } from "../../contract/lists.ts";
import type { App } from "../app.ts";
import { few } from "../db/dialect.ts";
import { releaseEnded } from "./assignments.ts";
import type { Viewer } from "./sessions.ts";
import type { OpenSpace } from "./spaces.ts";

/** What narrows a list of audios to what somebody has to do. */
export type QueueFilter = {
  viewerId: string;
  spaceId: string;
  /** Empty: nobody. Null: whoever it is. */
  assigneeId: string | null;
  decided: AudioListQuery["decided"];
};

/** No user has it. */
const NO_USER = "-";

/** Finds what the query means by `assignee` and `decided`. Leases that have ended meanwhile are ended first. */
export async function openQueue(
  app: App,
  viewer: Viewer,
  { id: spaceId }: OpenSpace,
  { assignee, decided }: AudioListQuery,
): Promise<QueueFilter> {
  if (assignee) await releaseEnded(app, spaceId);
  const assigneeId = assignee ? await findAssigneeId(app, viewer, assignee) : null;
  return { viewerId: viewer.userId, spaceId, assigneeId, decided };
}

async function findAssigneeId(app: App, viewer: Viewer, assignee: string): Promise<string> {
  if (assignee === "none") return "";
  if (assignee === "me") return viewer.userId;
  const query = app.db.query
    .selectFrom("owners")
    .select("id")
    .where("handle", "=", assignee)
    .where("type", "=", "user");
  return (await query.executeTakeFirst())?.id ?? NO_USER;
}

/** The conditions of the filter. `isDriven`: something else leads to the few rows that are wanted, and no index is to. */
export function toQueueConditions(
  { db }: App,
  { viewerId, spaceId, assigneeId, decided }: QueueFilter,
  { sort, isDriven }: { sort: string; isDriven: boolean },
): RawBuilder<boolean>[] {
  const conditions: RawBuilder<boolean>[] = [];
  if (assigneeId === "") {
    // Most audios are nobody's: sorted otherwise they are read in the order of the list.
    const isOrdered = db.engine === "postgres" || (!isDriven && sort.endsWith("createdAt"));
    conditions.push(sql`${sql.raw(isOrdered ? "" : "+")}audios.assignee_id = ''`);
  } else if (assigneeId !== null) {
    const assigned = sql<boolean>`audios.assignee_id = ${assigneeId}`;
    conditions.push(isDriven ? assigned : few(db.engine, assigned));
  }
  const own = sql`select own.audio_id from reviews as own where own.space_id = ${spaceId} and own.user_id = ${viewerId}`;
  const isOwn = sql`exists (select 1 from reviews as own where own.audio_id = audios.id and own.user_id = ${viewerId})`;
  if (decided === "notme") conditions.push(sql`not ${isOwn}`);
  if (decided === "me") conditions.push(isDriven ? sql`${isOwn}` : few(db.engine, sql`audios.id in (${own})`));
  return conditions;
}

/** Whether the list is read from the viewer's reviews, in the order in which their audios were made. */
export function isOfReviews(
  { decided }: QueueFilter,
  { sort, isDriven }: { sort: string; isDriven: boolean },
): boolean {
  return decided === "me" && !isDriven && sort.endsWith("createdAt");
}
