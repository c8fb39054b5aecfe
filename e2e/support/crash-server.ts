import { existsSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { type ServerProcess, startApp } from "../../bench/server-process.ts";

/** A server that can be killed and starts again on the same data and port. */
export type MortalServer = {
  /** The address, as soon as the server is up. */
  ready(): Promise<string>;
  /** kill -9, and a new server in its place. Tells how many media workers were alive and how many outlived the server. */
  crash(): Promise<{ workers: number; survivors: number }>;
  end(): Promise<void>;
};

/** How long the media workers may take to notice that their server is gone. */
const WORKERS_END_MS = 5_000;

export function startMortalServer(options: { port: number; dataDir: string }): MortalServer {
  let server: Promise<ServerProcess> = startApp(options);

  async function crash() {
    const { pid, end } = await server;
    const workers = childrenOf(pid);
    const death = end("SIGKILL").then(() => survivorsOf(workers));
    server = death.then(() => startApp(options));
    return { workers: workers.length, survivors: (await death).length };
  }

  return {
    ready: async () => (await server).baseUrl,
    crash,
    end: async () => (await server).end(),
  };
}

async function survivorsOf(workers: number[]): Promise<number[]> {
  let alive = workers;
  for (const untilMs = Date.now() + WORKERS_END_MS; Date.now() < untilMs && alive.length > 0; await sleep(20)) {
    alive = alive.filter(isAlive);
  }
  return alive;
}

/** The child processes of `pid`; none where the system has no `/proc`. */
function childrenOf(pid: number): number[] {
  const list = `/proc/${pid}/task/${pid}/children`;
  return existsSync(list) ? readFileSync(list, "utf8").split(" ").filter(Boolean).map(Number) : [];
}

function isAlive(pid: number): boolean {
  try {
    // Behind the name in brackets stands the state; Z has ended and waits for somebody to take note.
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, "latin1"));
  } catch {
    return false;
  }
}
