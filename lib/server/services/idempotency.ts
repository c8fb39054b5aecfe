import { randomUUID } from "node:crypto";
import { Problem } from "../../contract/problem.ts";
import type { App } from "../app.ts";
import { fromNow, now } from "../clock.ts";
import { type Db, isUniqueViolation } from "../db/dialect.ts";
import { keepRenewing, LEASE_MS } from "./leases.ts";
import type { Viewer } from "./sessions.ts";

export const IDEMPOTENCY_MS = 24 * 60 * 60_000;

/**
 * A claim on an `Idempotency-Key` for the time of one request. `earlier` is what the first request with this key
 * made, when it has ended well; then the claim is only a reading of it.
 */
export type KeyClaim = {
  earlier: { fingerprint: string; audioId: string } | null;
  /** Insists that what `earlier` tells of has not been taken back meanwhile; `stillRunning` where the key is free again. */
  recheck(): Promise<unknown>;
  /** Records, in the caller's transaction, what the request made; `stillRunning` when the claim was lost meanwhile. */
  settle(db: Db["query"], result: { fingerprint: string; audioId: string }): Promise<void>;
  /** Ends the claim. One that was not settled is as if it had never been: 4xx answers are not kept. */
  release(): Promise<void>;
};

type KeyInput = { path: string; key: string };

/** Claims a key for the viewer and path; `stillRunning` while another request holds it. */
export async function claimKey(app: App, viewer: Viewer, input: KeyInput): Promise<KeyClaim> {
  const { db } = app;
  const holder = randomUUID();
  const name = { user_id: viewer.userId, path: input.path, key: input.key };
  await db.query
    .deleteFrom("idempotency_keys")
    .where((eb) => eb.and(name))
    .where((eb) =>
      eb.or([
        eb("created_at", "<", fromNow(-IDEMPOTENCY_MS)),
        eb.and([eb("fingerprint", "is", null), eb("holder_until", "<", now())]),
      ]),
    )
    .execute();
  try {
    await db.query
      .insertInto("idempotency_keys")
      .values({
        ...name,
        fingerprint: null,
        audio_id: null,
        holder,
        holder_until: fromNow(LEASE_MS),
        created_at: now(),
      })
      .execute();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const recheck = () => findEarlier(db, name);
    return { earlier: await recheck(), recheck, settle: async () => undefined, release: async () => undefined };
  }
  const mine = () => db.query.updateTable("idempotency_keys").where("holder", "=", holder);
  const stop = keepRenewing(() =>
    mine()
      .set({ holder_until: fromNow(LEASE_MS) })
      .execute(),
  );
  return {
    earlier: null,
    recheck: async () => undefined,
    async settle(transaction, { fingerprint, audioId }) {
      const settled = await transaction
        .updateTable("idempotency_keys")
        .set({ fingerprint, audio_id: audioId })
        .where("holder", "=", holder)
        .executeTakeFirst();
      if (settled.numUpdatedRows === 0n) throw stillRunning();
    },
    async release() {
      stop();
      await db.query
        .deleteFrom("idempotency_keys")
        .where("holder", "=", holder)
        .where("fingerprint", "is", null)
        .execute();
    },
  };
}

async function findEarlier(
  db: Db,
  name: { user_id: string; path: string; key: string },
): Promise<{ fingerprint: string; audioId: string }> {
  const row = await db.query
    .selectFrom("idempotency_keys")
    .select(["fingerprint", "audio_id"])
    .where((eb) => eb.and(name))
    .executeTakeFirst();
  if (!row?.fingerprint || !row.audio_id) {
    throw stillRunning();
  }
  return { fingerprint: row.fingerprint, audioId: row.audio_id };
}

function stillRunning(): Problem {
  return new Problem("stillRunning", undefined, { headers: { "retry-after": "1" } });
}
