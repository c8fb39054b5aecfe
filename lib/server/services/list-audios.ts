import { type RawBuilder, type SelectQueryBuilder, sql } from "kysely";
import type { Audio } from "../../contract/audio.ts";
import type { AudioListQuery } from "../../contract/lists.ts";
import type { App } from "../app.ts";
import { normalizeDateTime } from "../clock.ts";
import { few } from "../db/dialect.ts";
import { findAudios, type Matches } from "../db/search.ts";
import { audioRows, toAudio, type ViewDb, type ViewRow, type ViewTables } from "./audio-view.ts";
import { findIdentity } from "./identities.ts";
import { isOfReviews, openQueue, toQueueConditions } from "./list-queue.ts";
import { placeOf, type RowPage, readPage } from "./pages.ts";
import type { Viewer } from "./sessions.ts";
import type { OpenSpace } from "./spaces.ts";
import { toConsensus } from "./tallies.ts";
import { toTotals } from "./totals.ts";

/** What no counter knows is counted up to here; where there are more, the total is "at least" so many. */
const COUNT_TO = 1000;

type Condition = RawBuilder<boolean>;

/** The audios of a space; those that wait for their file and those that failed are among them. */
export async function listAudios(
  app: App,
  viewer: Viewer,
  space: OpenSpace,
  { outcome, ...rest }: AudioListQuery,
): Promise<RowPage<Audio>> {
  const input = { ...rest, marks: outcome ? toConsensus(outcome) : rest.marks };
  const identity = input.identity ? await findIdentity(app, space, input.identity) : null;
  const found = input.search ? await search(app, space, input, input.search) : null;
  const queue = await openQueue(app, viewer, space, input);
  const order = { sort: input.sort, isDriven: found?.isNarrow ?? false };
  const narrowing = toQueueConditions(app, queue, order);
  // An identity that is not there has no audios: no row has an empty id.
  const conditions = toConditions(app, space, input, { identityId: identity?.id ?? "", found });
  const known = isNarrowed(input) ? null : knownTotal(space, input, identity?.audio_count ?? 0);
  const counted = known ?? found?.total ?? (await count(app, [...conditions, ...narrowing, ...withinTime(input)]));
  const isAtLeast = known === null && counted > COUNT_TO;
  const ofReviews = isOfReviews(queue, order);
  const own = sql<boolean>`mine.space_id = ${space.id} and mine.user_id = ${viewer.userId}`;
  const listed = [
    ...conditions,
    ...(ofReviews ? [own, ...toQueueConditions(app, { ...queue, decided: undefined }, order)] : narrowing),
  ];
  const createdAt = ofReviews ? "mine.audio_created_at" : "audios.created_at";
  const { rows, paging } = await readPage({
    query: audioRows(app.db, viewer).where(all(listed)) as SelectQueryBuilder<ViewDb, ViewTables, ViewRow>,
    input,
    columns: { createdAt, handle: "audios.handle", uploadedAt: "audios.uploaded_at" },
    id: ofReviews ? "mine.audio_id" : "audios.id",
    createdAt,
    total: isAtLeast ? COUNT_TO : counted,
    isAtLeast,
  });
  return { rows: rows.map(toAudio), paging };
}

/** Whether anything narrows the list that no counter counts. */
function isNarrowed(input: AudioListQuery): boolean {
  const { search, handle, failure, sha256, batch, assignee, decided, after, before } = input;
  return Boolean(search || handle || failure || sha256 || batch || assignee || decided || after || before);
}

/** The total of the whole list, or of it narrowed by one thing; null for more than one. */
function knownTotal({ counters }: OpenSpace, input: AudioListQuery, identityAudios: number): number | null {
  const { state, marks, identity } = input;
  if ([state, marks, identity].filter(Boolean).length > 1) return null;
  const { audios, available, awaitingFile, notAvailable, marks: marked } = toTotals(counters);
  if (state) return { avaitingFile: awaitingFile, available, notAvailable }[state];
  if (marks) return marked[marks];
  return identity ? identityAudios : audios;
}

async function search(app: App, space: OpenSpace, input: AudioListQuery, text: string): Promise<Matches> {
  const { state, marks, identity, handle, failure, sha256, batch, assignee, decided, after, before, sort, page } =
    input;
  const isAlone = !(state || marks || identity || handle || failure || sha256 || batch || assignee || decided);
  const size = input["page-size"];
  const found = await findAudios(app.db, {
    spaceId: space.id,
    text,
    after: after ? normalizeDateTime(after) : null,
    before: before ? normalizeDateTime(before) : null,
    countTo: COUNT_TO,
    page:
      isAlone && sort.endsWith("createdAt")
        ? {
            isDown: sort.startsWith("-"),
            from: placeOf(input),
            rows: (input.cursor ? 0 : (page - 1) * size) + size + 1,
          }
        : null,
  });
  return isAlone ? found : { ...found, total: null };
}

function toConditions(
  { db }: App,
  space: OpenSpace,
  { state, marks, identity, failure, handle, sha256, batch, sort }: AudioListQuery,
  { identityId, found }: { identityId: string; found: Matches | null },
): Condition[] {
  // A column with a sign before it is none that an index of SQLite knows.
  const column = (name: string) => sql`${sql.raw(found?.isNarrow ? "+" : "")}${sql.ref(`audios.${name}`)}`;
  const conditions: Condition[] = [sql`${column("space_id")} = ${space.id}`, sql`${column("deleted_at")} is null`];
  if (found) conditions.push(found.condition);
  if (state) conditions.push(sql`${column("state")} = ${state}`);
  if (marks) conditions.push(sql`${column("consensus")} = ${marks}`);
  if (identity) conditions.push(sql`${column("identity_id")} = ${identityId}`);
  // Nothing else is empty there: said aloud, it leads to the few among the many that have the time they are sorted by.
  if (state && state !== "available" && sort.endsWith("uploadedAt"))
    conditions.push(sql`${column("uploaded_at")} = ''`);
  if (failure) conditions.push(sql`${column("failure_code")} = ${failure}`);
  if (handle) conditions.push(sql`${column("handle")} in (${sql.join(handle)})`);
  if (sha256) conditions.push(sql`${column("source_sha256")} in (${sql.join(sha256)})`);
  if (batch) conditions.push(few(db.engine, sql`${column("batch")} = ${batch}`));
  return conditions;
}

function withinTime({ after, before }: AudioListQuery): Condition[] {
  const conditions: Condition[] = [];
  if (after) conditions.push(sql`audios.created_at >= ${normalizeDateTime(after)}`);
  if (before) conditions.push(sql`audios.created_at <= ${normalizeDateTime(before)}`);
  return conditions;
}

function all(conditions: Condition[]): Condition {
  return sql`${sql.join(conditions, sql` and `)}`;
}

/** How many audios there are, at most one more than {@link COUNT_TO}. */
async function count(app: App, conditions: Condition[]): Promise<number> {
  const first = sql`select 1 from audios where ${all(conditions)} limit ${COUNT_TO + 1}`;
  const { rows } = await sql<{ total: number }>`select count(*) as total from (${first}) as first`.execute(
    app.db.query,
  );
  return rows[0]?.total ?? 0;
}
