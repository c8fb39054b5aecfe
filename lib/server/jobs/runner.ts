import type { App } from "../app.ts";
import { JOBS } from "../changes.ts";
import { fromNow, now } from "../clock.ts";
import { forUpdateSkipLocked, isOutOfRoom } from "../db/dialect.ts";
import type { JobRow } from "../db/schema.ts";
import { keepRenewing, LEASE_MS } from "../services/leases.ts";
import { runConversion } from "./convert-audio.ts";

/** Runs the jobs of the table, as many at once as there are media workers. */
export type JobRunner = {
  /** Says that there is work, to the other processes too. */
  wake(): void;
  /** Whether no job is begun or under way here any more. */
  readonly isOver: boolean;
  /** Begins no more jobs, and resolves when those under way have ended. */
  drain(): Promise<void>;
  /** Stops: running jobs are given up, and taken up at once by another process or at the next start. */
  close(): Promise<void>;
};

export type JobContext = Pick<App, "db" | "storage" | "media" | "changes" | "log" | "holder" | "limits">;

/** Work that another process left behind, or that failed to start, is looked for this often. */
const POLL_MS = 5000;
/** How often a full disk is tried again. */
const NO_ROOM_WAIT_MS = 60_000;

/** Starts looking for jobs at once, then whenever one is announced, and every few seconds. */
export function createJobRunner(context: JobContext & { concurrency: number }): JobRunner {
  const { log, changes, concurrency } = context;
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  let isOpen = true;
  let filling: Promise<void> | null = null;
  let isAwakened = false;
  let isTroubled = false;

  async function fill(): Promise<void> {
    try {
      do {
        isAwakened = false;
        await startFree();
      } while (isAwakened);
      isTroubled = false;
    } catch (error) {
      // Told once: a database may be away for hours.
      if (!isTroubled) log.error({ err: error }, "the jobs cannot be looked through; it is tried again and again");
      isTroubled = true;
    } finally {
      // In the same breath as the last look at `isAwakened`: no call to wake up can fall between.
      filling = null;
    }
  }

  async function startFree(): Promise<void> {
    while (running.size < concurrency && isOpen) {
      const job = await claimJob(context);
      if (!job) return;
      const work = runJob(context, job, stopping.signal).finally(() => {
        running.delete(work);
        look();
      });
      running.add(work);
    }
  }

  function look(): void {
    isAwakened = true;
    if (!isOpen) return;
    filling ??= fill();
  }

  async function drain(): Promise<void> {
    isOpen = false;
    clearInterval(timer);
    unlisten();
    await filling;
    await Promise.all(running);
  }

  const timer = setInterval(look, POLL_MS);
  const unlisten = changes.listen(JOBS, look);
  look();
  return {
    wake: () => changes.announce(JOBS),
    get isOver() {
      return !isOpen && running.size === 0;
    },
    drain,
    async close() {
      stopping.abort();
      await drain();
      // What was given back, another process may take.
      changes.announce(JOBS);
    },
  };
}

/** Takes the job whose turn it is, of those that nobody holds. */
async function claimJob({ db, holder }: JobContext): Promise<JobRow | undefined> {
  return db.query
    .updateTable("jobs")
    .set((eb) => ({ lease_owner: holder, lease_until: fromNow(LEASE_MS), attempts: eb("attempts", "+", 1) }))
    .where("id", "=", (eb) =>
      forUpdateSkipLocked(
        db.engine,
        eb
          .selectFrom("jobs")
          .select("jobs.id")
          .where((e) => e.or([e("lease_until", "is", null), e("lease_until", "<", now())]))
          .orderBy("turn")
          .orderBy("created_at")
          .orderBy("id")
          .limit(1),
      ),
    )
    .returningAll()
    .executeTakeFirst();
}

async function runJob(context: JobContext, job: JobRow, signal: AbortSignal): Promise<void> {
  const { db, holder } = context;
  const mine = () => db.query.updateTable("jobs").where("id", "=", job.id).where("lease_owner", "=", holder);
  const stop = keepRenewing(() =>
    mine()
      .set({ lease_until: fromNow(LEASE_MS) })
      .execute(),
  );
  try {
    await runConversion(context, job, signal);
  } catch (error) {
    await giveBack(context, { job, error, isStopping: signal.aborted });
  } finally {
    stop();
  }
}

/** Leaves a job that broke off to whoever comes next: at once after a shutdown, else when the trouble may be over. */
async function giveBack(
  { db, holder, log }: JobContext,
  { job, error, isStopping }: { job: JobRow; error: unknown; isStopping: boolean },
): Promise<void> {
  if (!isStopping) log.error({ err: error, job: job.id }, "a job broke off and will be tried again");
  // A full disk and a shutdown are nobody's fault: they do not count as attempts.
  const isBlameless = isStopping || isNoRoom(error);
  const waitMs = isNoRoom(error) ? NO_ROOM_WAIT_MS : 1000 * 2 ** job.attempts;
  await db.query
    .updateTable("jobs")
    .set({
      lease_owner: null,
      lease_until: isStopping ? null : fromNow(waitMs),
      attempts: isBlameless ? job.attempts - 1 : job.attempts,
    })
    .where("id", "=", job.id)
    .where("lease_owner", "=", holder)
    .execute()
    .catch((failed: unknown) => log.error({ err: failed, job: job.id }, "a job could not be given back"));
}

function isNoRoom(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === "noRoom" || code === "ENOSPC" || code === "EDQUOT" || isOutOfRoom(error);
}
