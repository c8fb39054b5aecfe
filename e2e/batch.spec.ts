import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { toneWav } from "../fixtures/tone.ts";
import { toIsoDay } from "../lib/domain/alias-pattern.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { makeFolder, writeLargeWav } from "./support/files.ts";
import { signInAt } from "./support/people.ts";
import { libraryRows } from "./support/team-story.ts";
import { expect, test } from "./support/test.ts";

function wav(name: string, hertz: number) {
  const buffer = toneWav({ seconds: 1, sampleRateHz: 16_000, channels: 1, hertz });
  return { name, mimeType: "audio/wav", buffer };
}

const trayOf = (page: Page) => page.getByRole("region", { name: "Uploads", exact: true });
const entriesOf = (page: Page, stage: string) => trayOf(page).locator(`[data-slot=upload-entry][data-stage=${stage}]`);
const chooser = (page: Page) => page.getByLabel("Files to upload");
const button = (page: Page, name: string | RegExp) => trayOf(page).getByRole("button", { name });

/** Adds files while nothing can be sent, and pauses them. */
async function addPaused(page: Page, files: string | ReturnType<typeof wav>[]): Promise<void> {
  await page.context().setOffline(true);
  await chooser(page).setInputFiles(files);
  await expect(trayOf(page)).toContainText("This computer is offline");
  await button(page, "Pause all").click();
  await expect(entriesOf(page, "paused").first()).toBeVisible();
  await page.context().setOffline(false);
}

test.beforeEach(({ expectErrors }) => expectErrors(/ERR_INTERNET_DISCONNECTED/));

test("a batch is named, moved and signed before it is sent, and told of at its end", async ({
  page,
  newUser,
  apiAs,
}) => {
  test.setTimeout(120_000);
  const person = await newUser();
  const api = await apiAs(person);
  const owner = person.handle;
  await api.call("createSpace", { params: { owner }, body: { handle: "lab", alias: "Lab" } });
  const params = { owner, space: "lab" };
  await api.call("createIdentity", { params, body: { handle: "anna", alias: "Anna" } });
  await signInAt(page, person, person.space);
  await addPaused(page, [
    ...[300, 400, 500].map((hertz, at) => wav(`take-${at}.wav`, hertz)),
    wav("again.wav", 300),
    { name: "empty.wav", mimeType: "audio/wav", buffer: Buffer.alloc(0) },
  ]);

  await test.step("edit it", async () => {
    await button(page, /^Edit this batch/).click();
    const form = page.getByRole("dialog", { name: "Edit this batch" });
    await expect(form).toContainText("For 5 files of which nothing was sent yet.");
    await form.getByLabel("Space").selectOption(`Lab (${owner}/lab)`);
    await form.getByLabel("Alias pattern").fill("{date} {n}: {name}");
    await expect(form).toContainText(`${toIsoDay(new Date())} 2: take-1`);
    await form.getByLabel("Who speaks in them").selectOption(`An identity of ${owner}/lab`);
    await form.getByLabel("Anna").check();
    await expectAccessible(page);
    await form.getByRole("button", { name: "Apply to 5 files" }).click();
    await expect(form).toBeHidden();
    await expect(page.getByLabel("Alias of take-1.wav")).toHaveValue(`${toIsoDay(new Date())} 2: take-1`);
  });

  await test.step("send it", async () => {
    await button(page, "Resume all").click();
    await button(page, "Skip again.wav").click();
    await expect(trayOf(page)).toContainText("3 available, 1 refused: 1 empty; 1 duplicate skipped");
    const { items } = await api.list("listAudios", { params });
    expect(items.map(({ alias }) => alias?.slice(-6)).sort()).toEqual(["take-0", "take-1", "take-2"]);
    expect(items.map(({ identity }) => identity?.handle)).toEqual(["anna", "anna", "anna"]);
    expect((await api.list("listAudios", { params: { owner, space: "main" } })).total).toBe(0);
    await expectAccessible(page);
  });

  await test.step("keep what became of it as a table", async () => {
    const [download] = await Promise.all([page.waitForEvent("download"), button(page, "Save as CSV").click()]);
    const rows = readFileSync(await download.path(), "utf8")
      .trimEnd()
      .split("\r\n");
    expect(download.suggestedFilename()).toBe(`uploads-${toIsoDay(new Date())}.csv`);
    expect(rows.map((row) => row.split(",")[4])).toEqual([
      "result",
      ...Array.from({ length: 3 }, () => "available"),
      "duplicate skipped",
      "refused",
    ]);
    const link = trayOf(page).getByRole("link", { name: /1: take-0$/ });
    expect(rows[1]?.split(",")[7]).toBe(await link.evaluate((audio: HTMLAnchorElement) => audio.href));
  });

  await test.step("the link shows exactly its audios", async () => {
    await api.call("createAudio", { params, body: JSON.stringify({ alias: "Of another batch" }) });
    await trayOf(page).getByRole("link", { name: "Show these audios" }).click();
    await expect(page.getByRole("list", { name: "Filters" })).toContainText("One upload batch");
    await expect(libraryRows(page)).toHaveCount(3);
    await expect(libraryRows(page).filter({ hasText: "take-" })).toHaveCount(3);
  });
});

test("all can be paused, resumed, cancelled and cleared at once", async ({ page, newUser, apiAs }) => {
  const person = await newUser();
  await signInAt(page, person, person.space);
  await addPaused(
    page,
    [200, 300, 400].map((hertz) => wav(`${hertz}.wav`, hertz)),
  );
  await expect(page.getByRole("status").filter({ hasText: "Uploads wait: 3 paused." })).toBeAttached();
  await button(page, "Resume 300.wav").click();
  await expect(trayOf(page)).toContainText("2 paused, 1 available");

  await button(page, "Cancel all").click();
  const question = page.getByRole("dialog", { name: "Cancel 2 uploads?" });
  await expect(question).toContainText("cannot be undone");
  await expectAccessible(page);
  await question.getByRole("button", { name: "Cancel them all" }).click();
  await expect(trayOf(page)).toContainText("1 available, 2 cancelled");
  const api = await apiAs(person);
  expect((await api.list("listAudios", { params: { owner: person.handle, space: "main" } })).total).toBe(1);
  await button(page, "Clear finished").click();
  await expect(trayOf(page)).toBeHidden();
});

test("many files are a few rows, and the keyboard never loses its place", async ({ page, newUser }) => {
  test.setTimeout(120_000);
  const person = await newUser();
  await signInAt(page, person, person.space);
  const texts = Array.from({ length: 200 }, (_, at) => {
    return { name: `${at + 1}.txt`, mimeType: "text/plain", buffer: Buffer.from(`no audio ${at}`.repeat(20)) };
  });
  await addPaused(page, texts);
  const rows = trayOf(page).locator("[data-slot=upload-entry]");
  await expect(rows).toHaveCount(20);
  await button(page, "Show 100 more of 180").click();
  await expect(rows).toHaveCount(120);

  await button(page, "Cancel 3.txt").focus();
  await page.keyboard.press("Enter");
  const third = rows.filter({ has: page.getByText("3.txt", { exact: true }) });
  await expect(third).toContainText("Cancelled");
  await expect(third).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(button(page, "Remove 3.txt from the list")).toBeFocused();

  await button(page, "Resume all").click();
  await expect(trayOf(page)).toContainText("199 refused, 1 cancelled", { timeout: 60_000 });
  await expect(trayOf(page)).toContainText("199 refused: 199 no audio or video; 1 cancelled");
});

test("a file that the browser could not keep is asked for after a reload, and no other is taken for it", async ({
  page,
  newUser,
}) => {
  test.setTimeout(120_000);
  const person = await newUser();
  const folder = makeFolder();
  const [large, other] = ["long call.wav", "other.wav"].map((name) => path.join(folder.path, name)) as [string, string];
  await writeLargeWav(large, 40 * 2 ** 20);
  await writeLargeWav(other, 2 ** 20);
  await signInAt(page, person, person.space);
  await addPaused(page, large);
  page.once("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await expect(trayOf(page)).toContainText("1 needs its file");
  await expectAccessible(page);

  const give = async (file: string) => {
    const [asked] = await Promise.all([
      page.waitForEvent("filechooser"),
      button(page, "Choose the file long call.wav").click(),
    ]);
    await asked.setFiles(file);
  };
  await give(other);
  await expect(trayOf(page).getByRole("alert")).toHaveText("That file is called other.wav. Choose long call.wav.");
  await give(large);
  await expect(trayOf(page)).toContainText("1 available", { timeout: 90_000 });
  await folder.remove();
});
