import { sql } from "kysely";
import { now } from "../clock.ts";
import type { Db } from "../db/dialect.ts";

/** Counts one refused file of a space, by reason and day. */
export async function countRefusal(db: Db["query"], spaceId: string, code: string): Promise<void> {
  await db
    .insertInto("refusals")
    .values({ space_id: spaceId, day: now().slice(0, 10), code, count: 1 })
    .onConflict((c) => c.columns(["space_id", "day", "code"]).doUpdateSet({ count: sql`refusals.count + 1` }))
    .execute();
}
