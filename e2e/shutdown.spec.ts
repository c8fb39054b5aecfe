import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { Agent, type ClientRequest, type IncomingMessage, request } from "node:http";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { ADMIN } from "../fixtures/admin.ts";
import { silentFlac } from "../fixtures/audio-bytes.ts";
import { AUDIOS, signIn } from "../fixtures/http-client.ts";
import { type RealServer, startRealServer } from "../fixtures/real-server.ts";
import { toneWav } from "../fixtures/tone.ts";
import { openSqlite } from "../lib/server/db/open.ts";
import { makeFolder } from "./support/files.ts";

const params = { owner: ADMIN.handle, space: "main" };
const tone = JSON.stringify({ file: toneWav({ seconds: 1, sampleRateHz: 16_000, channels: 1 }).toString("base64") });

let server: RealServer;
let folder: ReturnType<typeof makeFolder>;
let dataDir: string;

const start = async (...args: string[]) => {
  folder = makeFolder();
  dataDir = path.join(folder.path, "data");
  server = await startRealServer({ dataDir, args });
  return signIn(server.baseUrl);
};

test.afterEach(async () => {
  server.kill("SIGKILL");
  await server.ended;
  await folder.remove();
});

/** An upload whose first half is under way, on a connection that would be kept alive. */
async function beginUpload(token: string): Promise<{ upload: ClientRequest; answer: Promise<[IncomingMessage]> }> {
  const upload = request(`${server.baseUrl}${AUDIOS}`, {
    method: "POST",
    agent: new Agent({ keepAlive: true }),
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "content-length": tone.length,
      prefer: "wait=60",
    },
  });
  upload.write(tone.slice(0, tone.length / 2));
  // What has arrived is on its way to the disk.
  await expect.poll(() => readdirSync(path.join(dataDir, "blobs/tmp")).length).toBe(1);
  const answer = once(upload, "response") as Promise<[IncomingMessage]>;
  // A story may break it off: whoever minds awaits the answer.
  answer.catch(() => undefined);
  return { upload, answer };
}

/** Sends a file whose conversion takes a while, and waits until that has begun. */
async function beginConversion({ client }: Awaited<ReturnType<typeof signIn>>, seconds: number): Promise<void> {
  const body = JSON.stringify({ file: silentFlac(seconds).toString("base64") });
  const { handle } = await client.call("createAudio", { params, body, headers: { prefer: "wait=0" } });
  const stage = async () =>
    (await client.call("getAudio", { params: { ...params, audio: handle } })).progress?.stage ?? "none";
  await expect.poll(stage, { intervals: [20] }).toBe("converting");
}

/** What the server left behind. */
async function readRemains() {
  const db = openSqlite(path.join(dataDir, "earmark.db"));
  const states = await db.query.selectFrom("audios").select("state").execute();
  const jobs = await db.query.selectFrom("jobs").select(["attempts", "lease_owner", "lease_until"]).execute();
  await db.close();
  return { states: states.map(({ state }) => state), jobs, temporary: readdirSync(path.join(dataDir, "blobs/tmp")) };
}

const isRefused = () =>
  fetch(server.baseUrl).then(
    () => false,
    () => true,
  );

test("SIGTERM lets an upload end, takes nobody new, and leaves its conversion to the next start", async () => {
  const { token } = await start();
  const { upload, answer } = await beginUpload(token);
  server.kill("SIGTERM");
  await expect.poll(isRefused).toBe(true);
  upload.end(tone.slice(tone.length / 2));
  const [response] = await answer;
  expect(response.statusCode).toBe(201);
  expect(JSON.parse((await response.toArray()).join(""))).toMatchObject({ state: "avaitingFile" });
  expect(await server.ended).toBe(0);
  const untouched = { attempts: 0, lease_owner: null, lease_until: null };
  expect(await readRemains()).toEqual({ states: ["avaitingFile"], jobs: [untouched], temporary: [] });
  expect(readFileSync(path.join(dataDir, "earmark.log"), "utf8")).toContain('"msg":"ended"');
});

test("SIGTERM lets a conversion end", async () => {
  await beginConversion(await start(), 1800);
  server.kill("SIGTERM");
  expect(await server.ended).toBe(0);
  const { jobs, ...remains } = await readRemains();
  expect(remains).toEqual({ states: ["available"], temporary: [] });
  // Its voice may be left to the next start.
  for (const job of jobs) expect(job).toEqual({ attempts: 0, lease_owner: null, lease_until: null });
});

test("what takes longer than the grace is broken off: a conversion is given back, and it was no attempt", async () => {
  const session = await start("--grace-seconds", "0.2");
  const { answer } = await beginUpload(session.token);
  await beginConversion(session, 7200);
  const children = childrenOf(server.pid);
  expect(children.length).toBeGreaterThan(0);
  server.kill("SIGTERM");
  await expect(answer).rejects.toThrow();
  expect(await server.ended).toBe(0);
  const givenBack = { attempts: 0, lease_owner: null, lease_until: null };
  expect(await readRemains()).toEqual({ states: ["avaitingFile"], jobs: [givenBack], temporary: [] });
  expect(children.filter((pid) => existsSync(`/proc/${pid}`))).toEqual([]);
});

test("a second SIGTERM ends the server at once", async () => {
  const { token } = await start();
  await beginUpload(token);
  server.kill("SIGTERM");
  await expect.poll(isRefused).toBe(true);
  // Within a second it would be taken for the first one, told twice.
  await sleep(1100);
  server.kill("SIGTERM");
  expect(await server.ended).toBe(143);
});

/** Linux alone can say. */
function childrenOf(pid: number): string[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean);
}
