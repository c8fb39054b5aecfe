import type { Db } from "../db/dialect.ts";

/** How long a lease holds without being renewed, and how often its holder renews it. */
export const LEASE_MS = 30_000;
const RENEW_EVERY_MS = 10_000;

/** Runs `renew` again and again until the returned function is called. A failed renewal is left to the next one. */
export function keepRenewing(renew: () => Promise<unknown>): () => void {
  const timer = setInterval(() => void renew().catch(() => undefined), RENEW_EVERY_MS);
  return () => clearInterval(timer);
}

/**
 * Lets go of every lease at once. Only for a process that is alone with its database and has just started: whoever
 * held them is dead.
 */
export async function releaseAll(db: Db): Promise<void> {
  await db.query.updateTable("jobs").set({ lease_owner: null, lease_until: null }).execute();
  await db.query
    .updateTable("audios")
    .set({ receiver: null, receiver_until: null, progress_stage: null, progress_ratio: 0 })
    .where("receiver", "is not", null)
    .execute();
  await db.query.deleteFrom("idempotency_keys").where("fingerprint", "is", null).execute();
}
