import { randomUUID } from "node:crypto";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Logger } from "../log.ts";
import { PASSWORD_COST, type PasswordCost } from "./auth/passwords.ts";
import { type Changes, createChanges } from "./changes.ts";
import { type Db, findSchema } from "./db/dialect.ts";
import { openNotices } from "./db/notices.ts";
import { openDatabase } from "./db/open.ts";
import { createJobRunner, type JobRunner } from "./jobs/runner.ts";
import type { Buckets } from "./limits/buckets.ts";
import { createMemoryBuckets } from "./limits/memory-buckets.ts";
import type { Rate } from "./limits/rate.ts";
import { createSharedBuckets } from "./limits/shared-buckets.ts";
import { createMediaPool, type MediaPool } from "./media/pool.ts";
import { releaseAll } from "./services/leases.ts";
import { createLive, type Live } from "./services/live.ts";
import type { SpaceQuota } from "./services/quotas.ts";
import { createSweeper } from "./services/sweep.ts";
import { endHolds } from "./services/upload-holds.ts";
import { createDiskStorage, type Storage } from "./storage/disk.ts";
import { createTurns, type InTurn } from "./turns.ts";

/** All that lives as long as the process: every service takes it first. */
export type App = {
  db: Db;
  storage: Storage;
  media: MediaPool;
  jobs: JobRunner;
  changes: Changes;
  live: Live;
  /** What is left to whom of requests and guesses; with PostgreSQL shared by all processes. */
  buckets: Buckets;
  inTurn: InTurn;
  log: Logger;
  limits: {
    maxUploadBytes: number;
    maxDurationSeconds: number;
    spaceQuota: SpaceQuota;
    /** How many files of one space may wait to be converted. */
    maxWaitingPerSpace: number;
    rate: Rate | null;
  };
  /** What hashing a password costs from now on; older hashes know their own. */
  passwordCost: PasswordCost;
  /** Who we are in the leases: unique to this process. */
  holder: string;
  /** Gives running jobs up to whoever comes next, and lets go of everything. */
  close(): Promise<void>;
};

export type AppOptions = {
  dataDir: string;
  databaseUrl: string | null;
  /** The PostgreSQL schema to live in; the connection's own by default. */
  databaseSchema?: string;
  mediaWorkers: number;
  limits: App["limits"];
  /** Less than {@link PASSWORD_COST} is for tests alone. */
  passwordCost?: PasswordCost;
  log: Logger;
};

/** Opens the database (brought up to date), the storage and the media workers, and starts the jobs. */
export async function openApp(options: AppOptions): Promise<App> {
  const { dataDir, databaseUrl: url, log } = options;
  await mkdir(dataDir, { recursive: true });
  const db = await openDatabase(options);
  if (db.engine === "sqlite") await releaseAll(db);

  const storage = await createDiskStorage(path.join(dataDir, "blobs"));
  const media = createMediaPool({
    workers: options.mediaWorkers,
    log: (message, details) => log.warn(details, message),
  });
  const buckets = db.engine === "postgres" ? createSharedBuckets(db) : createMemoryBuckets();
  const base = { db, storage, media, buckets, log, limits: options.limits, holder: randomUUID() };
  const schema = (await findSchema(db)) ?? "";
  const changes = createChanges(url ? (hear) => openNotices({ url, schema, log }, hear) : undefined);
  const jobs = createJobRunner({ ...base, changes, concurrency: options.mediaWorkers });
  const live = createLive({ ...base, changes });
  const sweeper = createSweeper({ ...base, isAlone: db.engine === "sqlite" });

  return {
    ...base,
    changes,
    live,
    jobs,
    inTurn: createTurns(),
    passwordCost: options.passwordCost ?? PASSWORD_COST,
    async close() {
      await Promise.all([jobs.close(), live.close(), sweeper.close(), endHolds(db)]);
      await Promise.all([media.close(), changes.close()]);
      await db.close();
    },
  };
}
