import { randomUUID } from "node:crypto";
import { Problem } from "../../contract/problem.ts";
import { now } from "../clock.ts";
import type { Db } from "../db/dialect.ts";

/** What a job costs beside the bytes of its file, in bytes that could be converted meanwhile. */
const JOB_BYTES = 128 * 1024;
/** When somebody who was sent away may ask again: by then many files have been converted. */
const RETRY_SECONDS = 30;

type Queue = { db: Db; limits: { maxWaitingPerSpace: number } };
type Arrived = { audioId: string; spaceId: string; sizeBytes: number };

/**
 * Queues the conversion of an audio, in the transaction that gives it its file.
 *
 * Its turn is self-clocked fair queueing (S. J. Golestani, INFOCOM 1994), with spaces as flows: the turn of the file
 * before it in its space, or that of the latest file under way where it is greater, plus what the file costs. Lowest
 * first, each space that waits gets the same share of the work, whatever the others have waiting, and one that waited for
 * nothing has saved up nothing.
 */
export async function queueConversion(db: Db["query"], { audioId, spaceId, sizeBytes }: Arrived): Promise<void> {
  const jobs = () => db.selectFrom("jobs");
  const { own, current, next } = await db
    .selectNoFrom([
      jobs()
        .select(({ fn }) => fn.max("turn").as("turn"))
        .where("space_id", "=", spaceId)
        .as("own"),
      jobs()
        .select(({ fn }) => fn.max("turn").as("turn"))
        .where("lease_owner", "is not", null)
        .as("current"),
      jobs()
        .select(({ fn }) => fn.min("turn").as("turn"))
        .as("next"),
    ])
    .executeTakeFirstOrThrow();
  const turn = Math.max(own ?? 0, current ?? next ?? 0) + sizeBytes + JOB_BYTES;
  await db
    .insertInto("jobs")
    .values({ id: randomUUID(), kind: "convert", audio_id: audioId, space_id: spaceId, turn, created_at: now() })
    .execute();
}

/**
 * Insists that one more file of a space may wait for its conversion; `tooManyRequests`, with `Retry-After`, where so many
 * wait already that this server cannot keep up. Asked before bytes are taken in: what has come is not turned away, so
 * that those on their way at the same time may go beyond the limit.
 */
export async function requireQueueRoom({ db, limits }: Queue, spaceId: string): Promise<void> {
  const most = limits.maxWaitingPerSpace;
  const last = await db.query
    .selectFrom("jobs")
    .select("id")
    .where("space_id", "=", spaceId)
    .orderBy("turn")
    .limit(1)
    .offset(most - 1)
    .executeTakeFirst();
  if (!last) return;
  const files = most === 1 ? "A file of this space waits" : `${most} files of this space wait`;
  const detail = `${files} to be converted, and no more may wait. Try again in ${RETRY_SECONDS} s.`;
  throw new Problem("tooManyRequests", detail, { headers: { "retry-after": String(RETRY_SECONDS) } });
}
