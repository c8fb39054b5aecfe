import type { JobRow } from "../db/schema.ts";
import type { JobContext } from "./runner.ts";

/** Ends a job in the caller's transaction. False where somebody else holds it now. */
export async function endJob(db: JobContext["db"]["query"], holder: string, job: JobRow): Promise<boolean> {
  const ended = await db
    .deleteFrom("jobs")
    .where("id", "=", job.id)
    .where("lease_owner", "=", holder)
    .executeTakeFirst();
  return ended.numDeletedRows > 0n;
}
