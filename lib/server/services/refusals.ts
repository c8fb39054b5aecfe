import { sql } from "kysely";
import { isProblem } from "../../contract/problem.ts";
import { isRefusedOnTheWay } from "../../domain/refusals.ts";
import type { App } from "../app.ts";
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

/** Counts the files that are refused on their way; those that are refused later are counted with their conversion. */
export async function countingRefusals<T>(app: App, space: { id: string }, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isProblem(error) && isRefusedOnTheWay(error.code)) await countRefusal(app.db.query, space.id, error.code);
    throw error;
  }
}
