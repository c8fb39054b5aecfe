import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Tables } from "./schema.ts";

/**
 * Counts a space anew, from its audios alone: its counters, its days and those of its identities. This is what they
 * must be at any time; only a migration, a test or a repair has a reason to ask, for it reads every audio.
 * Migration 0005 runs it on the tables of its time: counters of a later time need a function of their own.
 */
export async function recount(db: Kysely<Tables>, spaceId: string): Promise<void> {
  const isAvailable = sql`state = 'available'`;
  const counted = await db
    .selectFrom("audios")
    .select([
      countIf(sql`true`).as("audio_count"),
      countIf(isAvailable).as("available_count"),
      countIf(sql`state = 'notAvailable'`).as("failed_count"),
      countIf(sql`consensus = 'unmarked'`).as("unmarked_count"),
      countIf(sql`consensus = 'right'`).as("right_count"),
      countIf(sql`consensus = 'wrong'`).as("wrong_count"),
      countIf(sql`consensus = 'disputed'`).as("disputed_count"),
      // Half a microsecond is rounded up, in whole numbers: see `microsOfFrames`.
      total(isAvailable, sql`(frames * 2000000 + sample_rate) / (sample_rate * 2)`).as("duration_micros"),
      sql<number>`${total(sql`source_key is not null`, sql`source_size`)} + ${total(sql`true`, sql`wav_bytes`)}`.as(
        "stored_bytes",
      ),
    ])
    .where("space_id", "=", spaceId)
    .where("deleted_at", "is", null)
    .executeTakeFirstOrThrow();
  await db
    .updateTable("spaces")
    .set({ ...counted, identity_count: sql`(select count(*) from identities where space_id = spaces.id)` })
    .where("id", "=", spaceId)
    .execute();
  await db
    .updateTable("identities")
    .set({ audio_count: sql`(select count(*) from audios where identity_id = identities.id and deleted_at is null)` })
    .where("space_id", "=", spaceId)
    .execute();
  await db.deleteFrom("space_days").where("space_id", "=", spaceId).execute();
  await db
    .insertInto("space_days")
    .columns(["space_id", "day", "audios"])
    .expression((eb) =>
      eb
        .selectFrom("audios")
        .select(["space_id", sql<string>`substr(created_at, 1, 10)`.as("day"), sql<number>`count(*)`.as("audios")])
        .where("space_id", "=", spaceId)
        .where("deleted_at", "is", null)
        .groupBy(["space_id", sql`substr(created_at, 1, 10)`]),
    )
    .execute();
}

function countIf(condition: RawBuilder<unknown>): RawBuilder<number> {
  return total(condition, sql`1`);
}

function total(condition: RawBuilder<unknown>, value: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`coalesce(sum(case when ${condition} then ${value} else 0 end), 0)`;
}
