import path from "node:path";
import { expect, test } from "@playwright/test";
import { ADMIN } from "../fixtures/admin.ts";
import { silentFlac } from "../fixtures/audio-bytes.ts";
import { signIn } from "../fixtures/http-client.ts";
import { type RealServer, startRealServer } from "../fixtures/real-server.ts";
import { createTestSchema, type TestSchema, testDatabaseUrl } from "../fixtures/test-schema.ts";
import { toneWav } from "../fixtures/tone.ts";
import type { ApiClient } from "../lib/client/client.ts";
import { listSettled } from "./support/crash-checks.ts";
import { makeFolder } from "./support/files.ts";
import { signIn as signInOnScreen } from "./support/people.ts";

test.skip(!testDatabaseUrl, "TEST_DATABASE_URL names no PostgreSQL");

const params = { owner: ADMIN.handle, space: "main" };

let schema: TestSchema;
let folder: ReturnType<typeof makeFolder>;
let servers: RealServer[];

test.beforeEach(async () => {
  schema = await createTestSchema();
  folder = makeFolder();
  servers = [];
  const env = { DATABASE_URL: schema.url, MEDIA_WORKERS: "1" };
  const start = () => startRealServer({ dataDir: path.join(folder.path, "data"), env });
  // At the same moment, on nothing: one of them makes the tables, the secrets and the admin.
  servers = await Promise.all([start(), start()]);
});

test.afterEach(async () => {
  for (const server of servers) server.kill("SIGTERM");
  await Promise.all(servers.map((server) => server.ended));
  await schema.drop();
  await folder.remove();
});

/** A tone that no other upload has, and how it is sent. */
function makeTone(n: number) {
  const wav = toneWav({ seconds: 0.5, sampleRateHz: 8000, channels: 1, hertz: 200 + n });
  return { wav, body: JSON.stringify({ file: wav.toString("base64"), alias: `tone ${n}` }) };
}

async function readFile(client: ApiClient, audio: string): Promise<Buffer> {
  const answer = await client.send("getFile", { params: { ...params, audio } });
  return Buffer.from(await answer.arrayBuffer());
}

test("two servers on one PostgreSQL and one folder are one to those who use them", async ({ page }) => {
  const [one, two] = servers as [RealServer, RealServer];
  expect(await schema.query("select handle from owners")).toEqual([{ handle: ADMIN.handle }]);
  const here = (await signIn(one.baseUrl)).client;
  const there = (await signIn(two.baseUrl)).client;
  const tones = Array.from({ length: 12 }, (_, n) => makeTone(n));
  const upload = ({ body }: { body: string }, n: number) =>
    (n % 2 ? here : there).call("createAudio", { params, body, headers: { prefer: "wait=60" } });
  const audios = await Promise.all(tones.map(upload));
  for (const [n, { handle, state }] of audios.entries()) {
    expect(state).toBe("available");
    expect((await readFile(n % 2 ? there : here, handle)).equals(tones[n]?.wav as Buffer)).toBe(true);
  }

  // Cookies do not tell ports apart: who signed in at one server comes to the other with the same one.
  await page.goto(`${one.baseUrl}/sign-in`);
  await signInOnScreen(page, ADMIN);
  await page.goto(`${two.baseUrl}/${params.owner}/${params.space}`);
  await expect(page.getByText("tone 11", { exact: true })).toBeVisible();
  await expect(page).not.toHaveURL(/sign-in/);
});

test("kill -9 of one in the middle of its conversions: the other ends them all, each once @long", async () => {
  test.setTimeout(180_000);
  const [one, two] = servers as [RealServer, RealServer];
  // Jobs leave no trace when they have ended: here they do.
  await schema.query("create table ended (audio_id text, attempts integer)");
  await schema.query(`create function note() returns trigger language plpgsql as
    'begin insert into ended values (old.audio_id, old.attempts); return old; end'`);
  await schema.query("create trigger note after delete on jobs for each row execute function note()");
  const here = (await signIn(one.baseUrl)).client;
  const there = (await signIn(two.baseUrl)).client;
  const long = JSON.stringify({ file: silentFlac(2400).toString("base64") });
  const bodies = [long, long, ...Array.from({ length: 20 }, (_, n) => makeTone(n).body)];
  const send = (body: string, n: number) =>
    (n % 2 ? here : there).call("createAudio", { params, body, headers: { prefer: "wait=0" } });
  const ids = (await Promise.all(bodies.map(send))).map(({ id }) => id);
  const leases = () => schema.query("select distinct lease_owner from jobs where lease_owner is not null");
  await expect.poll(leases, { intervals: [20] }).toHaveLength(2);
  one.kill("SIGKILL");
  expect(await one.ended).toBe("SIGKILL");

  await expect.poll(async () => (await schema.query("select id from jobs")).length, { timeout: 90_000 }).toBe(0);
  const audios = await listSettled(there, params);
  expect(audios.map(({ state }) => state)).toEqual(ids.map(() => "available"));
  const ended = await schema.query("select audio_id, attempts from ended");
  expect(ended.map(({ audio_id }) => audio_id).sort()).toEqual([...ids].sort());
  // The one job that the dead server held was begun twice.
  expect(ended.filter(({ attempts }) => attempts !== 1)).toHaveLength(1);
});
