import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { BrowserContext, Page } from "@playwright/test";
import { signIn } from "../fixtures/http-client.ts";
import { createSlowLine, type SlowLine } from "../fixtures/slow-line.ts";
import { encodedLength } from "../lib/domain/base64.ts";
import { WAV_HEADER_BYTES } from "../lib/domain/wav.ts";
import { findFreePort } from "../scripts/steps/port.mjs";
import { type MortalServer, startMortalServer } from "./support/crash-server.ts";
import { makeFolder, writeLargeWav } from "./support/files.ts";
import { createPerson, signInAt, signIn as signInOnScreen } from "./support/people.ts";
import { watchParts } from "./support/sent-parts.ts";
import { expect, test } from "./support/test.ts";
import { chooseFiles, expectArrived, rowOf, trayOf } from "./support/upload-tray.ts";

const MIB = 2 ** 20;
/** A file is read whole before it goes on. */
const READ_MS = 30_000;
/** Of everything else that goes over the line: pages, actions, questions, and the headers of the parts. */
const OTHER_BYTES = 256 * 1024;

const folder = makeFolder();
let server: MortalServer;
let line: SlowLine;

test.describe.configure({ timeout: 120_000 });

test.beforeAll(async () => {
  server = startMortalServer({ port: await findFreePort(), dataDir: path.join(folder.path, "data") });
  await server.ready();
});

test.afterEach(async ({ context }) => {
  // First, so that nothing of them finds its line gone.
  for (const page of context.pages()) await page.close();
  await line?.end();
});

test.afterAll(async () => {
  await server?.end();
  await folder.remove();
});

/** Somebody who sends a file over a line of so many bytes a second, when a third of it has gone. */
async function beginUpload(
  { page, context }: { page: Page; context: BrowserContext },
  { name, bytes, bytesPerSecond }: { name: string; bytes: number; bytesPerSecond: number },
  prepare = async (_space: string) => {},
) {
  const address = new URL(await server.ready());
  line = await createSlowLine({ host: address.hostname, port: Number(address.port) }, { bytesPerSecond, delayMs: 5 });
  const baseUrl = `http://127.0.0.1:${line.port}`;
  const person = await createPerson((await signIn(address.origin)).client);
  const file = path.join(folder.path, name);
  await writeLargeWav(file, bytes);
  const parts = watchParts(context);
  await signInAt(page, person, baseUrl + person.space);
  await prepare(baseUrl + person.space);
  const before = line.carriedBytes();
  await chooseFiles(page, [file]);
  const textBytes = encodedLength(bytes + WAV_HEADER_BYTES);
  const carried = () => line.carriedBytes() - before;
  await expect.poll(carried, { timeout: 30_000, intervals: [20] }).toBeGreaterThan(textBytes / 3);
  const { client } = await signIn(address.origin, person);

  /** It is there once and whole, and the server never had less of it than before. */
  async function expectWhole(): Promise<void> {
    await expectArrived((await signIn(await server.ready(), person)).client, person, [file]);
    expect(parts.offsets.length).toBeGreaterThan(1);
    expect(parts.offsets).toEqual(parts.offsets.toSorted((a, b) => a - b));
  }

  /** And less than a part of it has gone twice. */
  async function expectNoLoss(): Promise<void> {
    await expectWhole();
    expect(carried()).toBeGreaterThan(textBytes);
    expect(carried()).toBeLessThan(textBytes + parts.largestBytes() + OTHER_BYTES);
  }

  return { person, client, file, baseUrl, carried, expectWhole, expectNoLoss };
}

/** A file of the same size whose bytes differ in one place. */
async function writeTwin(file: string, twin: string): Promise<void> {
  const bytes = await readFile(file);
  bytes[MIB] = (bytes[MIB] as number) ^ 1;
  await writeFile(twin, bytes);
}

test("a page that is loaded anew goes on where it was", async ({ page, context }) => {
  const { expectNoLoss } = await beginUpload(
    { page, context },
    { name: "reloaded.wav", bytes: 20 * MIB, bytesPerSecond: 8 * MIB },
  );
  await page.reload();
  await expect(rowOf(page, "reloaded.wav")).toContainText(/Sending [2-9]\d %/, { timeout: READ_MS });
  await expectNoLoss();
});

test("a server that is killed and started again goes on where it was", async ({ page, context, expectErrors }) => {
  // The page may just be read anew then.
  expectErrors(/Failed to load resource|Failed to fetch RSC payload/);
  const { expectWhole } = await beginUpload(
    { page, context },
    { name: "killed.wav", bytes: 20 * MIB, bytesPerSecond: 8 * MIB },
  );
  await server.crash();
  // The line takes in what nobody at its other end would: what went twice cannot be told by it.
  await expectWhole();
});

test("a session that ends is told once, and after signing in elsewhere it goes on by itself", async ({
  page,
  context,
  expectErrors,
}) => {
  expectErrors(/401/);
  const { person, baseUrl, expectNoLoss } = await beginUpload(
    { page, context },
    { name: "signed-out.wav", bytes: 12 * MIB, bytesPerSecond: 8 * MIB },
  );
  await context.clearCookies();
  await expect(trayOf(page).getByText("Your session has ended")).toHaveCount(1);
  await expect(trayOf(page)).not.toContainText("Not sent");
  const other = await context.newPage();
  await other.goto(`${baseUrl}/sign-in`);
  await signInOnScreen(other, person);
  await expectNoLoss();
  await expect(trayOf(page)).not.toContainText("Your session has ended");
});

test("a pause stops the line at once, and it goes on where it was", async ({ page, context }) => {
  const { carried, expectNoLoss } = await beginUpload(
    { page, context },
    { name: "paused.wav", bytes: 12 * MIB, bytesPerSecond: 4 * MIB },
  );
  await page.getByRole("button", { name: "Pause paused.wav" }).click();
  await expect(rowOf(page, "paused.wav")).toContainText(/Paused at \d+ %/);
  // What the line and its ends hold is still on its way for a moment.
  const carriedMeanwhile = async () => {
    const before = carried();
    await sleep(500);
    return carried() - before;
  };
  await expect.poll(carriedMeanwhile).toBeLessThan(10_000);
  expect(carried()).toBeLessThan(encodedLength(12 * MIB));
  await page.getByRole("button", { name: "Resume paused.wav" }).click();
  await expectNoLoss();
});

test("a file that the browser could not keep is asked for, known by its bytes, and goes on where it was", async ({
  page,
  context,
}) => {
  const { file, expectNoLoss } = await beginUpload(
    { page, context },
    { name: "asked-for.wav", bytes: 33 * MIB, bytesPerSecond: 16 * MIB },
  );
  const stranger = makeFolder();
  const other = path.join(stranger.path, "asked-for.wav");
  await writeTwin(file, other);
  await page.reload();
  const row = rowOf(page, "asked-for.wav");
  await expect(row).toContainText("Needs its file");
  const choose = async (chosen: string) => {
    const chooser = page.waitForEvent("filechooser");
    await row.getByRole("button", { name: "Choose the file" }).click();
    await (await chooser).setFiles(chosen);
  };
  await choose(other);
  await expect(row).toContainText("This is another file", { timeout: READ_MS });
  await choose(file);
  await expectNoLoss();
  await stranger.remove();
});

test("a second tab leaves the uploads to the first, and takes them over when that is closed", async ({
  page,
  context,
}) => {
  const second = await context.newPage();
  const { expectNoLoss } = await beginUpload(
    { page, context },
    { name: "two-tabs.wav", bytes: 12 * MIB, bytesPerSecond: 4 * MIB },
    async (space) => void (await second.goto(space)),
  );
  await expect(rowOf(page, "two-tabs.wav")).toContainText("Sending");
  await expect(second.getByRole("button", { name: "Choose files" })).toBeVisible();
  await expect(trayOf(second)).toHaveCount(0);
  await page.close();
  await expect(rowOf(second, "two-tabs.wav")).toBeVisible();
  await expectNoLoss();
});
