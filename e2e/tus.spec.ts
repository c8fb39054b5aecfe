import { createHash, randomInt } from "node:crypto";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { Upload, type UploadOptions } from "tus-js-client";
import { ADMIN } from "../fixtures/admin.ts";
import { type BreakableLine, createBreakableLine } from "../fixtures/breakable-line.ts";
import { AUDIOS, signIn } from "../fixtures/http-client.ts";
import { type RealServer, startRealServer } from "../fixtures/real-server.ts";
import { createTestSchema, type TestSchema, testDatabaseUrl } from "../fixtures/test-schema.ts";
import { toneWav } from "../fixtures/tone.ts";
import type { ApiClient } from "../lib/client/client.ts";
import { makeFolder } from "./support/files.ts";

const params = { owner: ADMIN.handle, space: "main" };
const WAV = toneWav({ seconds: 120, sampleRateHz: 48_000, channels: 2 });
const SHA256 = createHash("sha256").update(WAV).digest("hex");
const CUTS = 50;

let folder: ReturnType<typeof makeFolder>;
let schema: TestSchema | null;
let servers: RealServer[];
let lines: BreakableLine[];

test.beforeEach(() => {
  folder = makeFolder();
  schema = null;
  servers = [];
  lines = [];
});

test.afterEach(async () => {
  await Promise.all(lines.map((line) => line.cut()));
  for (const server of servers) server.kill("SIGKILL");
  await Promise.all(servers.map((server) => server.ended));
  await schema?.drop();
  await folder.remove();
});

async function start(env: Record<string, string> = {}): Promise<RealServer> {
  const server = await startRealServer({ dataDir: path.join(folder.path, "data"), env });
  servers.push(server);
  return server;
}

const addressOf = ({ baseUrl }: RealServer) => ({ host: "127.0.0.1", port: Number(new URL(baseUrl).port) });

async function openLine(to: { host: string; port: number }): Promise<BreakableLine> {
  const line = await createBreakableLine(to);
  lines.push(line);
  return line;
}

/** What a program has that uploads: an API key, and an audio that waits for its file. */
async function prepare(server: RealServer): Promise<{ key: string; client: ApiClient; audio: string }> {
  const { client } = await signIn(server.baseUrl);
  const { token } = await client.call("createKey", { body: { handle: `key-${randomInt(1e9)}` } });
  const { handle } = await client.call("createAudio", { params, body: "{}" });
  return { key: token, client, audio: handle };
}

/** Sends the file with tus-js-client as it comes; resolves when that is content. */
async function upload(port: number, { key, audio }: { key: string; audio: string }, options: Partial<UploadOptions>) {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const endpoint = `http://127.0.0.1:${port}${AUDIOS}/${audio}/file`;
  const headers = { authorization: `Bearer ${key}` };
  const own = { endpoint, headers, metadata: { filename: "tone.wav" }, onSuccess: () => resolve(), onError: reject };
  new Upload(WAV, { ...own, retryDelays: Array.from({ length: 100 }, () => 20), ...options }).start();
  return promise;
}

async function expectWhole(client: ApiClient, audio: string): Promise<void> {
  const read = () => client.call("getAudio", { params: { ...params, audio } });
  await expect.poll(async () => (await read()).state, { timeout: 30_000 }).toBe("available");
  expect((await read()).source).toMatchObject({ name: "tone.wav", size: WAV.length, sha256: SHA256 });
  const wav = await client.send("getFile", { params: { ...params, audio } });
  expect(Buffer.from(await wav.arrayBuffer()).equals(WAV)).toBe(true);
}

test("tus-js-client, cut off at 50 random bytes, ends with the whole file", async () => {
  test.setTimeout(180_000);
  const server = await start();
  const line = await openLine(addressOf(server));
  const { client, ...subject } = await prepare(server);
  let cuts = 0;
  // On the average the last cut comes after three quarters of the file.
  const breakSoon = () => line.breakAfter(randomInt(1, Math.floor((1.5 * WAV.length) / CUTS)));
  breakSoon();
  const onShouldRetry = () => {
    cuts++;
    if (cuts < CUTS) breakSoon();
    return true;
  };
  await upload(line.port, subject, { onShouldRetry });
  expect(cuts).toBeGreaterThanOrEqual(CUTS);
  await expectWhole(client, subject.audio);
});

test("a client that cannot PATCH sends its parts by POST", async () => {
  const server = await start();
  const { client, ...subject } = await prepare(server);
  await upload(addressOf(server).port, subject, { overridePatchMethod: true, chunkSize: 2 ** 23 });
  await expectWhole(client, subject.audio);
});

test("kill -9 of the server in the middle of a part costs no more than that part", async () => {
  const dead = await start();
  const to = addressOf(dead);
  const line = await openLine(to);
  const { client, ...subject } = await prepare(dead);
  const chunkSize = 2 ** 20;
  let isKilled = false;
  const acceptedBytes: number[] = [];
  const uploading = upload(line.port, subject, {
    chunkSize,
    retryDelays: Array.from({ length: 500 }, () => 50),
    onProgress: (sentBytes) => {
      if (isKilled || sentBytes < WAV.length / 2) return;
      isKilled = true;
      dead.kill("SIGKILL");
    },
    onChunkComplete: (_size, accepted) => acceptedBytes.push(accepted),
  });
  await dead.ended;
  const before = acceptedBytes.at(-1) ?? 0;
  const revived = await start();
  to.port = addressOf(revived).port;
  await uploading;
  const after = acceptedBytes.find((bytes) => bytes > before) ?? 0;
  expect(before).toBeGreaterThan(0);
  expect(after - before).toBeLessThanOrEqual(chunkSize);
  const { client: again } = await signIn(revived.baseUrl);
  await expectWhole(again, subject.audio);
});

test.describe("two servers on one PostgreSQL", () => {
  test.skip(!testDatabaseUrl, "TEST_DATABASE_URL names no PostgreSQL");

  const tus = { "tus-resumable": "1.0.0" };
  const head = ({ baseUrl }: RealServer, { key, audio }: { key: string; audio: string }) =>
    fetch(`${baseUrl}${AUDIOS}/${audio}/file`, { method: "HEAD", headers: { ...tus, authorization: `Bearer ${key}` } });

  /** A part of which the first MiB goes to a server, and then nothing more. */
  function stall({ baseUrl }: RealServer, { key, audio }: { key: string; audio: string }): Promise<Response> {
    const body = new ReadableStream({ start: (controller) => controller.enqueue(WAV.subarray(0, 2 ** 20)) });
    const type = { "content-type": "application/offset+octet-stream", "upload-offset": "0" };
    return fetch(`${baseUrl}${AUDIOS}/${audio}/file`, {
      method: "PATCH",
      headers: { ...tus, ...type, authorization: `Bearer ${key}` },
      body,
      duplex: "half",
    } as RequestInit);
  }

  async function begin() {
    schema = await createTestSchema();
    const env = { DATABASE_URL: schema.url, MEDIA_WORKERS: "1" };
    const [one, two] = await Promise.all([start(env), start(env)]);
    const { client, ...subject } = await prepare(one);
    const name = Buffer.from("tone.wav").toString("base64");
    const headers = { "upload-length": String(WAV.length), "upload-metadata": `filename ${name}` };
    await client.send("startUpload", { params: { ...params, audio: subject.audio }, headers });
    const ratio = async () => (await client.call("getAudio", { params: { ...params, audio: subject.audio } })).progress;
    return { one, two, subject, ratio };
  }

  test("a newer request stops an older one in the other process, which is told", async () => {
    const { one, two, subject, ratio } = await begin();
    const older = stall(one, subject);
    await expect.poll(async () => (await ratio())?.stage).toBe("receiving");
    const answer = await head(two, subject);
    expect(answer.status).toBe(200);
    expect((await older).status).toBe(423);
    expect(Number(answer.headers.get("upload-offset"))).toBeLessThanOrEqual(2 ** 20);
    await upload(Number(new URL(two.baseUrl).port), subject, {});
    await expectWhole((await signIn(two.baseUrl)).client, subject.audio);
  });

  test("a lock dies with its holder @long", async () => {
    test.setTimeout(120_000);
    const { one, two, subject, ratio } = await begin();
    const older = stall(one, subject).catch(() => null);
    await expect.poll(async () => (await ratio())?.stage).toBe("receiving");
    one.kill("SIGKILL");
    await older;
    const refused = await head(two, subject);
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([423, "5"]);
    await expect.poll(async () => (await head(two, subject)).status, { timeout: 60_000 }).toBe(200);
    await upload(Number(new URL(two.baseUrl).port), subject, {});
    await expectWhole((await signIn(two.baseUrl)).client, subject.audio);
  });
});
