import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ADMIN } from "../fixtures/admin.ts";

const ROOT = path.resolve(import.meta.dirname, "..");
const START_MS = 60_000;

/** A server in a process of its own. */
export type ServerProcess = {
  pid: number;
  baseUrl: string;
  /** Ends it, by SIGTERM unless told otherwise, and waits until it is gone. */
  end(signal?: NodeJS.Signals): Promise<void>;
};

/** Starts the built app over `dataDir`. Every setting is named, so that nobody's own `.env` changes anything here. */
export function startApp({ port, dataDir }: { port: number; dataDir: string }): Promise<ServerProcess> {
  const defaults = ["HOST", "PUBLIC_URL", "TRUST_PROXY", "DATABASE_URL", "STORAGE_URL", "API_URL", "AUTH_SECRET"];
  const limits = ["MAX_UPLOAD_BYTES", "MAX_DURATION_SECONDS", "MEDIA_WORKERS"];
  const env = {
    ...Object.fromEntries([...defaults, ...limits].map((name) => [name, ""])),
    DATA_DIR: dataDir,
    ADMIN_HANDLE: ADMIN.handle,
    ADMIN_PASSWORD: ADMIN.password,
    LOG_LEVEL: "error",
  };
  return startServer([path.join(ROOT, "scripts/start.mjs")], { port, env, isReadyAt: "/api/health" });
}

/** Runs `node ...args` with `PORT` set and waits until `isReadyAt` answers. Throws what it printed when it ends before. */
export async function startServer(
  args: string[],
  { port, env, isReadyAt }: { port: number; env: Record<string, string>; isReadyAt: string },
): Promise<ServerProcess> {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: "production", ...env, PORT: String(port) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = once(child, "exit");
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output = (output + text).slice(-10_000);
    });
  }
  const baseUrl = `http://127.0.0.1:${port}`;
  for (const untilMs = Date.now() + START_MS; !(await answers(baseUrl + isReadyAt)); await sleep(20)) {
    if (child.exitCode !== null || Date.now() > untilMs) {
      child.kill("SIGKILL");
      throw new Error(`The server does not start:\n${output}`);
    }
  }
  return {
    pid: child.pid as number,
    baseUrl,
    async end(signal = "SIGTERM") {
      child.kill(signal);
      await exited;
    },
  };
}

/** Resident memory of a process in bytes. Linux alone. */
export function residentBytes(pid: number): number {
  const kib = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kib) * 1024;
}

async function answers(url: string): Promise<boolean> {
  // Any answer but a failure is one: not every server here has a page at this address.
  return fetch(url).then(
    (response) => response.status < 500,
    () => false,
  );
}
