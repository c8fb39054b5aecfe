import { type SelectQueryBuilder, sql } from "kysely";
import type { Consensus } from "../../contract/audio.ts";
import { Problem } from "../../contract/problem.ts";
import { microsOfFrames } from "../../domain/durations.ts";
import { OUTCOMES, type Outcome, outcomeOf } from "../../domain/review/outcome.ts";
import type { App } from "../app.ts";
import { now } from "../clock.ts";
import { type Db, forUpdate, forUpdateSkipLocked } from "../db/dialect.ts";
import type { AudioRow, NewAudioRow, Tables } from "../db/schema.ts";
import { mostOf, overQuota, type SpaceQuota } from "./quotas.ts";
import { SPACE_COUNTERS } from "./totals.ts";

const COUNTERS = SPACE_COUNTERS.filter((name) => name !== "identity_count");

/** What one audio contributes to each counter of its space. */
export type Tally = Record<(typeof COUNTERS)[number], number>;

const NO_QUOTA: SpaceQuota = { bytes: null, hours: null };

type Transaction = Db["query"];
type Keeper = Pick<App, "db" | "limits">;

/** An audio as far as counters are concerned. What is left out is as in an audio that waits for its file. */
type Counted = Pick<AudioRow, "space_id" | "created_at" | "state"> & Partial<AudioRow>;

/** What an audio contributes: nothing once it is deleted. */
export function tallyOf(audio: Counted | null): Tally {
  const nothing = Object.fromEntries(COUNTERS.map((name) => [name, 0])) as Tally;
  if (!audio || audio.deleted_at) return nothing;
  const { state, frames, sample_rate: rate } = audio;
  const consensus = consensusOf(audio);
  return {
    ...nothing,
    audio_count: 1,
    available_count: state === "available" ? 1 : 0,
    failed_count: state === "notAvailable" ? 1 : 0,
    ...(consensus ? { [`${consensus}_count`]: 1 } : {}),
    duration_micros: state === "available" && frames && rate ? microsOfFrames(frames, rate) : 0,
    stored_bytes: (audio.source_key ? (audio.source_size ?? 0) : 0) + (audio.wav_bytes ?? 0),
  };
}

/**
 * What the reviews of an available audio come to, as it was found when they last changed; empty before it is available. One
 * that had marks before it could be heard has them from a time without quorums.
 */
export function consensusOf({ state, consensus, right_count, wrong_count }: Counted): Consensus | "" {
  if (state !== "available") return "";
  return consensus || toConsensus(outcomeOf({ accept: right_count ?? 0, reject: wrong_count ?? 0 }, 1));
}

/** An outcome as the marks before it called it. */
export function toConsensus(outcome: Outcome): Consensus {
  const words = { undecided: "unmarked", accepted: "right", rejected: "wrong", disputed: "disputed" } as const;
  return words[outcome];
}

/** What {@link toConsensus} made of an outcome; null while there is nothing to hear. */
export function toOutcome(consensus: Consensus | ""): Outcome | null {
  return OUTCOMES.find((outcome) => toConsensus(outcome) === consensus) ?? null;
}

type Rows = SelectQueryBuilder<Tables, "audios", AudioRow>;

declare const isLocked: unique symbol;

/** An audio that nobody else can change until the transaction ends: made by {@link lockAudio} alone. */
export type LockedAudio = AudioRow & { [isLocked]: true };

/** Locks an audio, deleted or not, in the caller's transaction; null where it is gone. */
export async function lockAudio(app: Keeper, db: Transaction, id: string): Promise<LockedAudio | null> {
  const query = forUpdate(app.db.engine, db.selectFrom("audios").selectAll().where("id", "=", id));
  return ((await query.executeTakeFirst()) as LockedAudio | undefined) ?? null;
}

/** Locks the audios that `narrow` leaves, except those that somebody else has locked; those of one space stand together. */
export async function lockFreeAudios(
  app: Pick<App, "db">,
  db: Transaction,
  narrow: (query: Rows) => Rows,
): Promise<LockedAudio[]> {
  const rows = await forUpdateSkipLocked(app.db.engine, narrow(db.selectFrom("audios").selectAll())).execute();
  return (rows as LockedAudio[]).sort((a, b) => (a.space_id < b.space_id ? -1 : 1));
}

/**
 * Adds an audio, and counts it. `notFound` where its space or its identity has gone meanwhile, `noRoom` where it goes
 * beyond the quota of the space.
 */
export async function insertAudio({ limits }: Keeper, db: Transaction, audio: NewAudioRow & Counted): Promise<void> {
  await settle(db, { before: null, after: audio }, limits.spaceQuota);
  await db.insertInto("audios").values(audio).execute();
}

/** Changes an audio, and counts the difference; refuses as {@link insertAudio} does. */
export async function changeAudio(
  { limits }: Keeper,
  db: Transaction,
  { before, change }: { before: LockedAudio; change: Partial<AudioRow> },
): Promise<void> {
  const after = { ...before, ...change };
  await settle(db, { before, after }, limits.spaceQuota);
  await db
    .updateTable("audios")
    .set({ ...change, consensus: consensusOf(after) })
    .where("id", "=", before.id)
    .execute();
}

/** Removes an audio for good, and counts it out. One that is deleted has left the counts already. */
export async function dropAudio(db: Transaction, audio: LockedAudio): Promise<void> {
  if (!audio.deleted_at) await settle(db, { before: audio, after: null }, NO_QUOTA);
  await db.deleteFrom("audios").where("id", "=", audio.id).execute();
}

/**
 * Adds what an audio now contributes, less what it contributed before, to its space, its day and its identity. Rows
 * are locked in this order everywhere: audio, space, identity; and the audio is written last, because a row that names
 * an identity locks that.
 */
async function settle(
  db: Transaction,
  { before, after }: { before: Counted | null; after: Counted | null },
  quota: SpaceQuota,
): Promise<void> {
  const { space_id: spaceId, created_at } = (after ?? before) as Counted;
  const [had, has] = [tallyOf(before), tallyOf(after)];
  const change = Object.fromEntries(COUNTERS.map((name) => [name, has[name] - had[name]])) as Tally;
  await addToSpace(db, { spaceId, change, quota });
  await addToDay(db, { space_id: spaceId, day: created_at.slice(0, 10), audios: change.audio_count });

  const linked = new Map<string, number>();
  if (before?.identity_id) linked.set(before.identity_id, -had.audio_count);
  if (after?.identity_id) linked.set(after.identity_id, (linked.get(after.identity_id) ?? 0) + has.audio_count);
  for (const [identityId, audios] of linked) await addToIdentity(db, identityId, audios);
}

async function addToSpace(
  db: Transaction,
  { spaceId, change, quota }: { spaceId: string; change: Tally; quota: SpaceQuota },
): Promise<void> {
  const most = mostOf(quota);
  let query = db
    .updateTable("spaces")
    .set(Object.fromEntries(COUNTERS.map((name) => [name, sql`${sql.ref(name)} + ${change[name]}`])))
    .set({ active_at: now() })
    .where("id", "=", spaceId)
    .where("deleted_at", "is", null);
  for (const name of ["stored_bytes", "duration_micros"] as const) {
    // One statement that checks and adds: any number of uploads at once stay within the quota.
    if (change[name] > 0 && Number.isFinite(most[name])) query = query.where(name, "<=", most[name] - change[name]);
  }
  const { numUpdatedRows } = await query.executeTakeFirst();
  // What is deleted contributes nothing, before and after: nothing is amiss where its space is deleted too.
  if (numUpdatedRows > 0n || COUNTERS.every((name) => change[name] === 0)) return;
  const space = await db
    .selectFrom("spaces")
    .selectAll()
    .where("id", "=", spaceId)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  throw space ? overQuota(quota, space, change) : new Problem("notFound");
}

async function addToDay(db: Transaction, row: { space_id: string; day: string; audios: number }): Promise<void> {
  if (row.audios === 0) return;
  await db
    .insertInto("space_days")
    .values(row)
    .onConflict((c) => c.columns(["space_id", "day"]).doUpdateSet({ audios: sql`space_days.audios + ${row.audios}` }))
    .execute();
}

async function addToIdentity(db: Transaction, identityId: string, audios: number): Promise<void> {
  if (audios === 0) return;
  const { numUpdatedRows } = await db
    .updateTable("identities")
    .set({ audio_count: sql`audio_count + ${audios}` })
    .where("id", "=", identityId)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Problem("notFound", "This identity has just been removed.");
}
