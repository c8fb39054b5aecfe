// P1: how fast the bytes of a file arrive, against the least that a server must do for them; and what memory that takes.
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { ApiClient } from "../lib/client/client.ts";
import { findFreePort } from "../scripts/steps/port.mjs";
import { AUDIOS, signIn } from "./client.ts";
import { MIB, median, type Row, rates } from "./report.ts";
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
  for (const target of targets) await target.send(64 * MIB);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, target] of targets.entries()) seconds[index]?.push(await target.send(fileBytes));
  }
  for (const target of targets) await target.end();
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

/** Watches the memory of the app's process while larger and larger bodies arrive; media workers are apart. */
export async function watchMemory({ folder, fileBytes }: { folder: string; fileBytes: number }): Promise<Row[]> {
  const app = await openApp(path.join(folder, "memory"));
  const peakDuring = (bytes: number) => peakResidentBytes(app.pid, () => app.send(bytes));
  const idle = residentBytes(app.pid);
  const warm = await peakDuring(64 * MIB);
  const quarter = await peakDuring(fileBytes / 4);
  const whole = await peakDuring(fileBytes);
  await app.end();
  const mib = (bytes: number) => `${(bytes / MIB).toFixed(1)} MiB`;
  const bound = (what: string, bytes: number, most: number): Row => ({
    what,
    measured: mib(bytes),
    wanted: `≤ ${mib(most)}`,
    holds: bytes <= most,
  });
  return [
    { what: "before the first body", measured: mib(idle) },
    { what: "peak during the warm-up of 64 MiB", measured: mib(warm) },
    { what: `peak during ${mib(fileBytes / 4)}`, measured: mib(quarter) },
    { what: `peak during ${mib(fileBytes)}`, measured: mib(whole) },
    bound("growth from the quarter to the whole", whole - quarter, WANTED_GROWTH_BYTES),
    bound("over the warm-up", whole - warm, WANTED_OVER_WARM_UP_BYTES),
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
