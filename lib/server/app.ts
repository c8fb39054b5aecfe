import { randomUUID } from "node:crypto";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { createThrottle, type Throttle } from "./auth/throttle.ts";
import { type Changes, createChanges } from "./changes.ts";
import type { Db } from "./db/dialect.ts";
import { lockFolder } from "./db/lock.ts";
import { migrate, openPostgres, openSqlite } from "./db/open.ts";
import { createJobRunner, type JobRunner } from "./jobs/runner.ts";
import type { Logger } from "./logger.ts";
import { createMediaPool, type MediaPool } from "./media/pool.ts";
import { releaseAll } from "./services/leases.ts";
import { createSweeper } from "./services/sweep.ts";
import { createDiskStorage, type Storage } from "./storage/disk.ts";

/** All that lives as long as the process: every service takes it first. */
export type App = {
  db: Db;
  storage: Storage;
  media: MediaPool;
  jobs: JobRunner;
  changes: Changes;
  signInThrottle: Throttle;
  log: Logger;
  limits: { maxUploadBytes: number; maxDurationSeconds: number };
  /** Who we are in the leases: unique to this process. */
  holder: string;
  close(): Promise<void>;
};

export type AppOptions = {
  dataDir: string;
  databaseUrl: string | null;
  /** The PostgreSQL schema to live in; the connection's own by default. */
  databaseSchema?: string;
  mediaWorkers: number;
  limits: App["limits"];
  log: Logger;
};

/** Opens the database (brought up to date), the storage and the media workers, and starts the jobs. */
export async function openApp(options: AppOptions): Promise<App> {
  const { dataDir, databaseUrl, log } = options;
  await mkdir(dataDir, { recursive: true });
  // SQLite belongs to one process; PostgreSQL sees to its own.
  const unlock = databaseUrl ? () => undefined : lockFolder(dataDir);
  const db = databaseUrl
    ? openPostgres(databaseUrl, options.databaseSchema ? { schema: options.databaseSchema } : {})
    : openSqlite(path.join(dataDir, "earmark.db"));
  await migrate(db);
  if (db.engine === "sqlite") await releaseAll(db);

  const storage = await createDiskStorage(path.join(dataDir, "blobs"));
  const media = createMediaPool({
    workers: options.mediaWorkers,
    log: (message, details) => log.warn(details, message),
  });
  const base = { db, storage, media, log, limits: options.limits, holder: randomUUID() };
  const changes = createChanges();
  const jobs = createJobRunner({ ...base, changes, concurrency: options.mediaWorkers });
  const sweeper = createSweeper({ ...base, isAlone: db.engine === "sqlite" });

  return {
    ...base,
    changes,
    jobs,
    signInThrottle: createThrottle(),
    async close() {
      await Promise.all([jobs.close(), sweeper.close()]);
      await media.close();
      await db.close();
      unlock();
    },
  };
}
