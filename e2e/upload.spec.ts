import path from "node:path";
import type { Locator, Page } from "@playwright/test";
import { badFixtures, type GoodFixtureName, goodFixtures, writeFixture } from "../fixtures/audio.ts";
import { makeFolder, writeLargeWav } from "./support/files.ts";
import { signIn } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

const LARGE_BYTES = 200 * 2 ** 20;

function entryOf(page: Page, fileName: string): Locator {
  return page.getByRole("region", { name: "Uploads", exact: true }).getByRole("listitem").filter({ hasText: fileName });
}

async function play(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Play", exact: true }).click();
  const position = page.getByRole("slider", { name: "Position" });
  const seconds = async () => Number(await position.getAttribute("aria-valuenow"));
  await expect.poll(seconds).toBeGreaterThan(0);
  const before = await seconds();
  await expect.poll(seconds).not.toBe(before);
}

test("twenty mixed files in one drop, one broken and one of 200 MB, while the person goes on", async ({
  page,
  newUser,
  apiAs,
}) => {
  test.setTimeout(180_000);
  const person = await newUser();
  const folder = makeFolder();
  const names = (Object.keys(goodFixtures) as GoodFixtureName[]).slice(0, 18);
  const files: string[] = [];
  for (const name of names) files.push((await writeFixture(folder.path, name)).path);
  files.push((await writeFixture(folder.path, "truncatedM4a")).path);
  files.push(path.join(folder.path, "long-call.wav"));
  await writeLargeWav(files.at(-1) as string, LARGE_BYTES);

  await test.step("drop them, and rename one on its way", async () => {
    await page.goto(person.space);
    await signIn(page, person);
    await expect(page.getByText("Drop audio or video files anywhere on this page")).toBeVisible();
    await page.getByLabel("Files to upload").setInputFiles(files);
    await page.getByLabel("Alias of long-call.wav").fill("The long call");
  });

  await test.step("go elsewhere meanwhile", async () => {
    await page.getByRole("link", { name: "Earmark, overview" }).click();
    await expect(page).toHaveURL(/\/$/);
    await expect(page.getByRole("region", { name: "Uploads", exact: true })).toContainText("19 available, 1 refused", {
      timeout: 120_000,
    });
    await expect(entryOf(page, "truncated.m4a")).toContainText("damaged or cut off");
  });

  await test.step("every file arrived whole", async () => {
    const api = await apiAs(person);
    const params = { owner: person.handle, space: "main" };
    const available = await api.list("listAudios", { params, query: { state: "available", "page-size": 50 } });
    expect(available.items.map(({ source }) => source?.name).sort()).toEqual(
      files
        .map((file) => path.basename(file))
        .filter((name) => name !== "truncated.m4a")
        .sort(),
    );
    for (const { source } of available.items) expect(source?.verified).toBe(true);
    const large = available.items.find(({ source }) => source?.name === "long-call.wav");
    expect(large).toMatchObject({ alias: "The long call", source: { size: LARGE_BYTES + 44 } });
  });

  await test.step("open one from the tray and hear it", async () => {
    await entryOf(page, "cbr.mp3").getByRole("link").click();
    await expect(page.getByRole("heading", { name: "cbr", level: 1 })).toBeVisible();
    await play(page);
  });
  await folder.remove();
});

test("rename, accept, delete and undo, and a stranger sees nothing of it", async ({
  page,
  newUser,
  apiAs,
  openBrowser,
  expectErrors,
}) => {
  const person = await newUser();
  const folder = makeFolder();
  const { path: file } = await writeFixture(folder.path, "wav16");
  await page.goto(person.space);
  await signIn(page, person);
  await page.getByLabel("Files to upload").setInputFiles(file);
  await expect(entryOf(page, "16.wav")).toContainText("Available");
  const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: "16", exact: true }) });
  await expect(row).toContainText("44.1 kHz");

  await test.step("rename in the library", async () => {
    await page.getByRole("button", { name: "More about 16" }).click();
    await page.getByRole("menuitem", { name: "Rename" }).click();
    await page.getByRole("dialog").getByLabel("Alias").fill("A clean tone");
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await page.getByRole("link", { name: "A clean tone" }).click();
  });

  await test.step("play and accept on its page", async () => {
    await expect(page.getByRole("heading", { name: "A clean tone", level: 1 })).toBeVisible();
    await play(page);
    await page.getByRole("button", { name: "Accept", exact: true }).click();
    await expect(page.getByRole("button", { name: "Accept", exact: true })).toHaveAttribute("aria-pressed", "true");
    const api = await apiAs(person);
    const params = { owner: person.handle, space: "main" };
    await expect
      .poll(async () => (await api.list("listAudios", { params })).items[0]?.marks)
      .toEqual({ right: 1, wrong: 0, mine: "right" });
  });

  const address = page.url();
  await test.step("a stranger sees nothing", async () => {
    expectErrors(/404/);
    const stranger = await openBrowser();
    await stranger.goto(address);
    await signIn(stranger, await newUser());
    await expect(stranger.getByRole("heading", { level: 1 })).toHaveText(/does not exist, or it is not yours/);
    expect((await stranger.request.get(`${address}/file`)).status()).toBe(404);
    expect((await stranger.request.get(`${address}/peaks`)).status()).toBe(404);
  });

  await test.step("delete and undo", async () => {
    await page.getByRole("button", { name: "Delete" }).click();
    await expect(page).toHaveURL(new RegExp(`${person.space}$`));
    await expect(page.getByRole("link", { name: "A clean tone" })).toHaveCount(0);
    // The decision before it may still be undone, too.
    const deleted = page.getByRole("listitem").filter({ hasText: "A clean tone was deleted" });
    await deleted.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByRole("heading", { name: "A clean tone", level: 1 })).toBeVisible();
  });

  await test.step("sign out, and nothing is left open", async () => {
    await page.getByRole("button", { name: /^Your account/ }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await expect(page).toHaveURL(/\/sign-in/);
    await page.goto(address);
    await expect(page).toHaveURL(/\/sign-in/);
    expect((await page.request.get(`${address}/file`)).status()).toBe(401);
  });
  await folder.remove();
});

test("a file can be cancelled on its way, and nothing of it stays", async ({ page, newUser, apiAs }) => {
  test.setTimeout(120_000);
  const person = await newUser();
  const folder = makeFolder();
  const file = path.join(folder.path, "cancelled.wav");
  await writeLargeWav(file, LARGE_BYTES);
  await page.goto(person.space);
  await signIn(page, person);
  await page.getByLabel("Files to upload").setInputFiles(file);
  // All of it is read and encoded before: on a busy machine that takes a while.
  await expect(entryOf(page, "cancelled.wav")).toContainText("Sending", { timeout: 60_000 });
  await page.getByRole("button", { name: "Cancel cancelled.wav" }).click();
  await expect(entryOf(page, "cancelled.wav")).toContainText("Cancelled");
  const api = await apiAs(person);
  const params = { owner: person.handle, space: "main" };
  await expect.poll(async () => (await api.list("listAudios", { params })).total).toBe(0);
  await folder.remove();
});

test("every bad file is refused on the page with its own sentence", async ({ page, newUser, apiAs }) => {
  test.setTimeout(120_000);
  const person = await newUser();
  const folder = makeFolder();
  await page.goto(person.space);
  await signIn(page, person);
  const sentences: [keyof typeof badFixtures, RegExp][] = [
    ["empty", /empty/],
    ["text", /not an audio or video file that we know/],
    ["image", /\.png/],
    ["truncatedM4a", /damaged or cut off/],
    ["m3u8", /\.m3u8/],
    ["filmWithoutAudio", /no audio/],
    ["tenHoursOfSilence", /longer than 4/],
  ];
  for (const [name] of sentences) {
    await page.getByLabel("Files to upload").setInputFiles((await writeFixture(folder.path, name)).path);
  }
  // Its header may be wrong: only the server can tell.
  await page.getByRole("button", { name: "Send anyway: ten-hours.flac" }).click();
  for (const [name, sentence] of sentences) {
    const entry = entryOf(page, badFixtures[name].fileName);
    await expect(entry).toContainText("Refused", { timeout: 60_000 });
    await expect(entry).toContainText(sentence);
  }
  const api = await apiAs(person);
  const { items } = await api.list("listAudios", { params: { owner: person.handle, space: "main" } });
  // What the page can tell by itself never reaches the server.
  const names = items.map(({ source, state }) => `${source?.name} ${state}`).sort();
  expect(names).toEqual(["silent-film.mp4 notAvailable", "ten-hours.flac notAvailable", "truncated.m4a notAvailable"]);
  await folder.remove();
});
