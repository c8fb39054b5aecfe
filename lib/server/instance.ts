import "server-only";
import path from "node:path";
import { env } from "../env.ts";
import { createLogger } from "../log.ts";
import { createApi } from "./api/create-api.ts";
import type { Api } from "./api/serve.ts";
import { type App, openApp } from "./app.ts";
import { toRate } from "./limits/rate.ts";
import { createFirstAdmin } from "./services/users.ts";

/**
 * What lives once a process. Next bundles routes, pages and actions apart, each with a module state of its own; and
 * scripts/steps/shutdown.mjs looks for it here, to close it.
 */
type Instance = { app: App; api: Api };
const KEY = Symbol.for("earmark.instance");
const holder = globalThis as { [KEY]?: Promise<Instance> };

/**
 * The process's own instance, opened at the first call. Where that fails the process says why and ends: whoever
 * watches over it should hear of it, and a server without its data can only answer with errors.
 */
export function getInstance(): Promise<Instance> {
  holder[KEY] ??= open().catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`\nEarmark cannot start. ${reason}\n`);
    process.exit(1);
  });
  return holder[KEY];
}

async function open(): Promise<Instance> {
  const { dataDir, databaseUrl, mediaWorkers, logLevel, maxUploadBytes, maxDurationSeconds, ...rest } = env();
  const app = await openApp({
    dataDir,
    databaseUrl,
    mediaWorkers,
    limits: {
      maxUploadBytes,
      maxDurationSeconds,
      spaceQuota: { bytes: rest.spaceQuotaBytes, hours: rest.spaceQuotaHours },
      maxWaitingPerSpace: rest.maxWaitingPerSpace,
      rate: toRate(rest.rateLimitPerMinute),
    },
    log: createLogger({ level: logLevel, file: path.join(dataDir, "earmark.log") }),
  });
  const admin = await createFirstAdmin(app, { handle: rest.adminHandle, password: rest.adminPassword });
  if (admin) {
    const password = rest.adminPassword ? "the one in ADMIN_PASSWORD" : admin.password;
    process.stdout.write(`\n  First start. Sign in as: ${admin.handle}\n  Password: ${password}\n\n`);
  }
  app.log.info({ pid: process.pid, engine: app.db.engine }, "started");
  return { app, api: createApi(app) };
}
