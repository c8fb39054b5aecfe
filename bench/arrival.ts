// P1: how fast the bytes of a file arrive, against the least that a server must do for them; and what memory that takes.
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { AUDIOS, signIn } from "../fixtures/http-client.ts";
import type { ApiClient } from "../lib/client/client.ts";
import { findFreePort } from "../scripts/steps/port.mjs";
import { MIB, mebibytes, median, type Row, rates } from "./report.ts";
import { type Sender, startSender } from "./send.ts";
import { residentBytes, startApp, startServer } from "./server-process.ts";

const WANTED_RATIO = 0.6;
const WANTED_GROWTH_BYTES = 16 * MIB;
const WANTED_OVER_WARM_UP_BYTES = 96 * MIB;
const SAMPLE_EVERY_MS = 50;

/** Sends the same file to the app, to a bare route and to a bare server in turn, `rounds` times. */
export async function compareArrival(options: { folder: string; fileBytes: number; rounds: number }): Promise<Row[]> {
  const { folder, fileBytes, rounds } = options;
  const app = await openApp(path.join(folder, "app"));
  const route = await openBareRoute(path.join(folder, "bare-next"));
  const sink = await openSink();
  const targets = [app, route, sink];
  const seconds = targets.map(() => [] as number[]);
  try {
    for (const target of targets) await target.send(64 * MIB);
    for (let round = 0; round < rounds; round += 1) {
      for (const [index, target] of targets.entries()) seconds[index]?.push(await target.send(fileBytes));
    }
  } finally {
    for (const target of targets) await target.end();
  }
  const [ours, bare, sunk] = seconds as [number[], number[], number[]];
  const ratio = median(bare) / median(ours);
  return [
    { what: "Base64 JSON to the app", measured: rates(fileBytes, ours) },
    { what: "raw to a bare Next route (SHA-256, write, fsync)", measured: rates(fileBytes, bare) },
    { what: "raw to a bare node:http sink", measured: rates(fileBytes, sunk) },
    {
      what: "app / bare route, per byte of file",
      measured: ratio.toFixed(2),
      wanted: `≥ ${WANTED_RATIO}`,
      holds: ratio >= WANTED_RATIO,
    },
  ];
}

/** Watches the memory of the app's process while larger and larger bodies arrive, in `rounds` fresh processes; media workers are apart. */
export async function watchMemory(options: { folder: string; fileBytes: number; rounds: number }): Promise<Row[]> {
  const { folder, fileBytes, rounds } = options;
  const peaks: { warm: number; quarter: number; whole: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const app = await openApp(path.join(folder, `memory-${round}`));
    const peakDuring = (bytes: number) => peakResidentBytes(app.pid, () => app.send(bytes));
    try {
      const warm = await peakDuring(64 * MIB);
      const quarter = await peakDuring(fileBytes / 4);
      peaks.push({ warm, quarter, whole: await peakDuring(fileBytes) });
    } finally {
      await app.end();
    }
  }
  const of = (what: string, values: number[], most?: number): Row => {
    const row = { what, measured: mebibytes(values) };
    return most === undefined ? row : { ...row, wanted: `≤ ${most / MIB} MiB`, holds: median(values) <= most };
  };
  return [
    of(
      "the warm-up of 64 MiB",
      peaks.map(({ warm }) => warm),
    ),
    of(
      `${fileBytes / 4 / MIB} MiB`,
      peaks.map(({ quarter }) => quarter),
    ),
    of(
      `${fileBytes / MIB} MiB`,
      peaks.map(({ whole }) => whole),
    ),
    of(
      "growth from the quarter to the whole",
      peaks.map(({ whole, quarter }) => whole - quarter),
      WANTED_GROWTH_BYTES,
    ),
    of(
      "the whole, over the warm-up",
      peaks.map(({ whole, warm }) => whole - warm),
      WANTED_OVER_WARM_UP_BYTES,
    ),
  ];
}

/** A server to send to; `send` leaves nothing of the file behind and tells how many seconds it took. */
type Target = { pid: number; send(fileBytes: number): Promise<number>; end(): Promise<void> };

async function openApp(dataDir: string): Promise<Target> {
  const server = await startApp({ port: await findFreePort(), dataDir });
  const { token, client } = await signIn(server.baseUrl);
  return openTarget(server, async (sender, fileBytes) => {
    const url = server.baseUrl + AUDIOS;
    const { seconds, answer } = await sender.send({ url, token, form: "json", fileBytes });
    await forget(client, JSON.parse(answer).handle);
    return seconds;
  });
}

async function openBareRoute(folder: string): Promise<Target> {
  mkdirSync(folder, { recursive: true });
  const bin = path.resolve(import.meta.dirname, "../node_modules/next/dist/bin/next");
  const port = await findFreePort();
  const args = [bin, "start", path.join(import.meta.dirname, "bare-next"), "--port", String(port)];
  const server = await startServer(args, { port, env: { BENCH_FOLDER: folder }, isReadyAt: "/" });
  return openTarget(server, async (sender, fileBytes) => {
    const { seconds } = await sender.send({ url: `${server.baseUrl}/upload`, token: null, form: "raw", fileBytes });
    for (const name of readdirSync(folder)) rmSync(path.join(folder, name));
    return seconds;
  });
}

async function openSink(): Promise<Target> {
  const port = await findFreePort();
  const server = await startServer([path.join(import.meta.dirname, "sink.ts")], { port, env: {}, isReadyAt: "/" });
  return openTarget(server, async (sender, fileBytes) => {
    return (await sender.send({ url: server.baseUrl, token: null, form: "raw", fileBytes })).seconds;
  });
}

function openTarget(
  server: { pid: number; end(): Promise<void> },
  send: (sender: Sender, fileBytes: number) => Promise<number>,
): Target {
  const sender = startSender();
  return {
    pid: server.pid,
    send: (fileBytes) => send(sender, fileBytes),
    async end() {
      sender.end();
      await server.end();
    },
  };
}

/** Waits until the app has looked at the file, refused it and removed its bytes. */
async function forget(client: ApiClient, audio: string): Promise<void> {
  const params = { owner: "admin", space: "main", audio };
  while ((await client.call("getAudio", { params })).state === "avaitingFile") await sleep(50);
}

async function peakResidentBytes(pid: number, work: () => Promise<unknown>): Promise<number> {
  let peak = residentBytes(pid);
  const timer = setInterval(() => {
    peak = Math.max(peak, residentBytes(pid));
  }, SAMPLE_EVERY_MS);
  try {
    await work();
    return peak;
  } finally {
    clearInterval(timer);
  }
}
