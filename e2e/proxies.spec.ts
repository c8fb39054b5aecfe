import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { createBreakableLine } from "../fixtures/breakable-line.ts";
import { signIn } from "../fixtures/http-client.ts";
import { type Nginx, nginxPath, startNginx } from "../fixtures/nginx.ts";
import { type RealServer, startRealServer } from "../fixtures/real-server.ts";
import { createSlowLine } from "../fixtures/slow-line.ts";
import { makeFolder, writeLargeWav } from "./support/files.ts";
import { createPausingLine } from "./support/pausing-line.ts";
import { createPerson, type Person, signInAt } from "./support/people.ts";
import { expect, test } from "./support/test.ts";
import { chooseFiles, expectArrived, rowOf, trayOf } from "./support/upload-tray.ts";

test.skip(!nginxPath, "there is no nginx on this machine");

test.describe.configure({ timeout: 120_000 });

/** What browsers say by themselves of requests that were refused or cut off. */
const OF_THE_BROWSER = /Failed to load resource/;

const folder = makeFolder();
let server: RealServer;
let ending: (() => Promise<void>)[] = [];

test.beforeAll(async () => {
  const env = { TRUST_PROXY: "true", MEDIA_WORKERS: "1" };
  server = await startRealServer({ dataDir: path.join(folder.path, "data"), env });
});

test.beforeEach(({ expectErrors }) => expectErrors(OF_THE_BROWSER));

test.afterEach(async ({ page }) => {
  // First, so that nothing of it finds its line gone.
  await page.close();
  for (const end of ending.reverse()) await end();
  ending = [];
});

test.afterAll(async () => {
  server?.kill("SIGTERM");
  await server?.ended;
  await folder.remove();
});

async function startProxy(settings: string, to = server.baseUrl): Promise<Nginx> {
  const nginx = await startNginx({ to, settings });
  ending.push(nginx.end);
  return nginx;
}

async function newPerson(): Promise<Person> {
  return createPerson((await signIn(server.baseUrl)).client);
}

/** Signs a person in at the address that they know, and gives the API as they see it, past all that is on the way. */
async function open(page: Page, port: number) {
  const person = await newPerson();
  await signInAt(page, person, `http://127.0.0.1:${port}${person.space}`);
  const { client } = await signIn(server.baseUrl, person);
  return { person, client };
}

async function writeFiles(sizes: Record<string, number>): Promise<string[]> {
  const files = Object.keys(sizes).map((name) => path.join(folder.path, name));
  for (const file of files) await writeLargeWav(file, sizes[path.basename(file)] as number);
  return files;
}

test("behind an nginx that nobody has set up: everything arrives whole, and the tray names its limit", async ({
  page,
}) => {
  const files = await writeFiles({ "a.wav": 300_000, "b.wav": 480_000, "c.wav": 670_000, "long.wav": 8e6 });
  const { port } = await startProxy("");
  const { person, client } = await open(page, port);
  await chooseFiles(page, files);
  await expectArrived(client, person, files);
  await expect(trayOf(page)).toContainText("client_max_body_size");
});

test("behind an nginx that takes next to nothing: no file is lost, and goes when its limit was raised", async ({
  page,
}) => {
  const files = await writeFiles({ "clip.wav": 100_000, "call.wav": 2e6 });
  const nginx = await startProxy("client_max_body_size 16k;");
  const { person, client } = await open(page, nginx.port);
  await chooseFiles(page, files);
  for (const name of ["clip.wav", "call.wav"]) {
    await expect(rowOf(page, name)).toContainText("Not sent", { timeout: 20_000 });
    await expect(rowOf(page, name)).toContainText("client_max_body_size");
  }
  await nginx.reload("client_max_body_size 10m;");
  for (const name of ["clip.wav", "call.wav"]) await page.getByRole("button", { name: `Retry ${name}` }).click();
  // In the audios that were made at the first try: there are no others.
  await expectArrived(client, person, files);
});

test("behind an nginx that is told to be impatient, on a line that stands still now and then", async ({ page }) => {
  const files = await writeFiles({ "weak-line.wav": 2e6 });
  const nginx = await startProxy("client_max_body_size 0; client_body_timeout 1s;");
  const to = { host: "127.0.0.1", port: nginx.port };
  const line = await createPausingLine(to, { afterBytes: 900_000, pauseMs: 1500 });
  ending.push(line.end);
  const { person, client } = await open(page, line.port);
  await chooseFiles(page, files);
  await expectArrived(client, person, files, { timeout: 45_000 });
});

test("behind an nginx that cuts what is under way again and again: parts get smaller until they pass", async ({
  page,
}) => {
  const files = await writeFiles({ "often-cut.wav": 8e6 });
  const nginx = await startProxy("client_max_body_size 0;");
  const to = { host: "127.0.0.1", port: nginx.port };
  const line = await createSlowLine(to, { bytesPerSecond: 2 ** 20, delayMs: 10 });
  ending.push(line.end);
  const { person, client } = await open(page, line.port);
  await chooseFiles(page, files);
  await expect(rowOf(page, "often-cut.wav")).toContainText("Sending");
  let isOver = false;
  const cutting = (async () => {
    while (!isOver) {
      await nginx.reload();
      await sleep(800);
    }
  })();
  try {
    await expect(trayOf(page)).toContainText(/connection was cut/, { timeout: 20_000 });
    await expectArrived(client, person, files, { timeout: 45_000 });
  } finally {
    isOver = true;
    await cutting;
  }
});

test("behind an nginx whose server is away for a while: it goes on by itself", async ({ page }) => {
  const files = await writeFiles({ "server-away.wav": 8e6 });
  const { port } = new URL(server.baseUrl);
  const upstream = await createBreakableLine({ host: "127.0.0.1", port: Number(port) });
  ending.push(upstream.cut);
  const nginx = await startProxy("client_max_body_size 0;", `http://127.0.0.1:${upstream.port}`);
  const line = await createSlowLine({ host: "127.0.0.1", port: nginx.port }, { bytesPerSecond: 3e6, delayMs: 10 });
  ending.push(line.end);
  const { person, client } = await open(page, line.port);
  await chooseFiles(page, files);
  await expect(rowOf(page, "server-away.wav")).toContainText("Sending");
  await upstream.cut();
  expect((await fetch(nginx.baseUrl)).status).toBe(502);
  await sleep(3000);
  await upstream.mend();
  await expectArrived(client, person, files);
});
