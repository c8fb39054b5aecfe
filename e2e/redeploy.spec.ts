import { randomBytes } from "node:crypto";
import path from "node:path";
import type { Page } from "@playwright/test";
import type { ServerProcess } from "../bench/server-process.ts";
import { signIn } from "../fixtures/http-client.ts";
import { createSlowLine, type SlowLine } from "../fixtures/slow-line.ts";
import { findFreePort } from "../scripts/steps/port.mjs";
import { buildCopy, copyCheckout, keyOfBuild, startBuild } from "./support/builds.ts";
import { makeFolder, writeLargeWav } from "./support/files.ts";
import { createPerson, signInAt } from "./support/people.ts";
import { expect, test } from "./support/test.ts";
import { chooseFiles, expectArrived, rowOf, trayOf } from "./support/upload-tray.ts";

const LONG_BYTES = 30 * 2 ** 20;
const CLIP_BYTES = 200_000;
const BYTES_PER_SECOND = 4 * 2 ** 20;

const folder = makeFolder();
const copy = path.join(folder.path, "copy");
let server: ServerProcess;
let line: SlowLine;
let port: number;

test.beforeAll(() => copyCheckout(copy));

test.afterEach(async ({ page }) => {
  await page.close();
  await line?.end();
  await server?.end();
});

test.afterAll(() => folder.remove());

/** Somebody who sends a long file to this checkout's server, when a fifth of it is there. */
async function beginUpload(page: Page) {
  port = await findFreePort();
  server = await startBuild({ port, dataDir: dataDir() });
  line = await createSlowLine({ host: "127.0.0.1", port }, { bytesPerSecond: BYTES_PER_SECOND, delayMs: 5 });
  const { client } = await signIn(server.baseUrl);
  const person = await createPerson(client);
  const files = ["long.wav", "clip.wav"].map((name) => path.join(folder.path, name)) as [string, string];
  await writeLargeWav(files[0], LONG_BYTES);
  await writeLargeWav(files[1], CLIP_BYTES);
  await signInAt(page, person, `http://127.0.0.1:${line.port}${person.space}`);
  await chooseFiles(page, [files[0]]);
  await expect(rowOf(page, "long.wav")).toContainText(/Sending [2-9]\d %/, { timeout: 30_000 });
  await page.evaluate(() => document.body.setAttribute("data-former", ""));
  const expectAll = async () => {
    await expectArrived((await signIn(server.baseUrl, person)).client, person, files, { timeout: 60_000 });
  };
  return { files, expectAll };
}

/** Puts the other build in place of the server, as `npm run up` does it: stop, and start on the same port and data. */
async function replaceServer(): Promise<void> {
  await server.end();
  server = await startBuild({ folder: copy, port, dataDir: dataDir() });
}

const dataDir = () => path.join(folder.path, `data-${port}`);
const formerPage = (page: Page) => page.locator("body[data-former]");

test("another build with the same key of the actions: the page that is open goes on @long", async ({
  page,
  expectErrors,
}) => {
  test.setTimeout(600_000);
  expectErrors(/Failed to load resource/);
  const change = { file: "components/upload/upload-zone.tsx", from: "Choose a folder", to: "Choose a whole folder" };
  await buildCopy(copy, { actionsKey: keyOfBuild(), change });
  const { files, expectAll } = await beginUpload(page);
  await replaceServer();
  await chooseFiles(page, [files[1]]);
  await expect(rowOf(page, "clip.wav")).toContainText(/Received|Converting|Available/, { timeout: 30_000 });
  await expect(formerPage(page)).toHaveCount(1);
  await expect(trayOf(page)).not.toContainText("Earmark was updated");
  await expectAll();
  await page.reload();
  await expect(page.getByRole("button", { name: "Choose a whole folder" })).toBeVisible();
});

test("another build whose actions are others: the page asks to be loaded anew, and goes on @long", async ({
  page,
  expectErrors,
}) => {
  test.setTimeout(600_000);
  expectErrors(/Failed to load resource/);
  const change = { file: "components/upload/upload-zone.tsx", from: "Choose files", to: "Choose some files" };
  await buildCopy(copy, { actionsKey: randomBytes(32).toString("base64"), change });
  const { files, expectAll } = await beginUpload(page);
  await replaceServer();
  await chooseFiles(page, [files[1]]);
  await expect(trayOf(page)).toContainText("Earmark was updated", { timeout: 30_000 });
  await expect(trayOf(page)).not.toContainText("Not sent");
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(page.getByRole("button", { name: "Choose some files" })).toBeVisible();
  await expect(formerPage(page)).toHaveCount(0);
  await expectAll();
});
