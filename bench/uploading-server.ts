import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { ADMIN } from "../fixtures/admin.ts";
import { signIn } from "../fixtures/http-client.ts";
import type { ApiClient } from "../lib/client/client.ts";
import { findFreePort } from "../scripts/steps/port.mjs";
import { startApp } from "./server-process.ts";

/** The app that all is uploaded to, and what it knows of the uploads. */
export type UploadServer = {
  baseUrl: string;
  token: string;
  client: ApiClient;
  /** How many audios of the space have their whole file. */
  countArrived(): Promise<number>;
  /** Waits until so many have. */
  untilArrived(count: number): Promise<void>;
  /** Waits until nothing is being converted or listened to any more, so that the next measurement has the machine to itself. */
  untilQuiet(): Promise<void>;
  /** Removes what an upload that was broken off has left. */
  removeUnfinished(): Promise<void>;
  end(): Promise<void>;
};

export const SPACE = { owner: ADMIN.handle, space: "main" };

/** Twenty times a second: what this costs is the same beside all that is compared. */
const ASK_EVERY_MS = 50;
const MOST_WAIT_MS = 15 * 60_000;
const QUIET_SHARE = 0.05;
/** The unit of the times in `/proc/{pid}/stat`, on every Linux. */
const TICKS_PER_SECOND = 100;

export async function openUploadServer(dataDir: string): Promise<UploadServer> {
  const { baseUrl, pid, end } = await startApp({ port: await findFreePort(), dataDir });
  const { token, client } = await signIn(baseUrl);
  const list = (query: Record<string, string | number>) => client.list("listAudios", { params: SPACE, query });

  async function countArrived(): Promise<number> {
    // The uploads go one after the other: those that still wait for their file are among the newest.
    const { total, items } = await list({ sort: "-createdAt", "page-size": 10 });
    return total - items.filter(isWithoutFile).length;
  }

  async function countConverting(): Promise<number> {
    const { items } = await list({ state: "avaitingFile", sort: "-createdAt", "page-size": 50 });
    return items.filter((audio) => !isWithoutFile(audio)).length;
  }

  return {
    baseUrl,
    token,
    client,
    countArrived,
    untilArrived: (count) => until(async () => (await countArrived()) >= count, ASK_EVERY_MS, `${count} arrivals`),
    async untilQuiet() {
      const isQuiet = async () => (await countConverting()) === 0 && (await busyShare(pid)) < QUIET_SHARE;
      await until(isQuiet, 500, "the end of the conversions");
      const { total } = await list({ state: "notAvailable", "page-size": 1 });
      if (total > 0) throw new Error(`${total} of the files were refused.`);
    },
    async removeUnfinished() {
      const { items } = await list({ state: "avaitingFile", sort: "-createdAt", "page-size": 50 });
      for (const { handle } of items.filter(isWithoutFile)) {
        await client.call("removeAudio", { params: { ...SPACE, audio: handle } });
      }
    },
    end: () => end(),
  };
}

type Waiting = { state: string; progress?: { stage: string } | null | undefined };

function isWithoutFile({ state, progress }: Waiting): boolean {
  return state === "avaitingFile" && progress?.stage !== "queued" && progress?.stage !== "converting";
}

async function until(isSo: () => Promise<boolean>, everyMs: number, what: string): Promise<void> {
  for (const untilMs = Date.now() + MOST_WAIT_MS; !(await isSo()); await sleep(everyMs)) {
    if (Date.now() > untilMs) throw new Error(`Waited too long for ${what}.`);
  }
}

/** What share of one processor the process and its children have used, over a second. */
async function busyShare(pid: number): Promise<number> {
  const before = cpuSeconds(pid);
  await sleep(1000);
  return cpuSeconds(pid) - before;
}

/** CPU seconds of a process and of all below it that are still there. */
function cpuSeconds(pid: number): number {
  const processes = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readStat(Number(name)) ?? []);
  const below = new Set([pid]);
  // A child may have a lower number than its parent.
  for (let size = 0; size !== below.size; ) {
    size = below.size;
    for (const process of processes) if (below.has(process.parent)) below.add(process.pid);
  }
  return processes.filter((process) => below.has(process.pid)).reduce((sum, process) => sum + process.seconds, 0);
}

function readStat(pid: number): { pid: number; parent: number; seconds: number } | null {
  try {
    // Its second field is a name, which may hold anything.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return { pid, parent: Number(fields[1]), seconds: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND };
  } catch {
    return null;
  }
}
