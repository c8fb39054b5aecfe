import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { letIn } from "../fixtures/teams.ts";
import { toneWav } from "../fixtures/tone.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { dragPaths, dropPaths } from "./support/drop-paths.ts";
import { makeFolder } from "./support/files.ts";
import { signInAt, unique } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

const trayOf = (page: Page) => page.getByRole("region", { name: "Uploads", exact: true });
const messagesOf = (page: Page) => page.getByRole("region", { name: /Messages/ });
const overlayOf = (page: Page) => page.locator("[data-slot=drop-overlay]");

/** A short tone, each of another height, so that none is there already. */
function wav(number: number): Buffer<ArrayBuffer> {
  return toneWav({ seconds: 0.1, sampleRateHz: 8000, channels: 1, hertz: 200 + number });
}

/** Writes `count` recordings into `calls/{a..e}/deep/`, with what else lies in such folders. */
function writeCalls(root: string, count: number): string {
  const calls = path.join(root, "calls");
  for (let number = 1; number <= count; number++) {
    const place = path.join(calls, "abcde".charAt(number % 5), "deep");
    mkdirSync(place, { recursive: true });
    writeFileSync(path.join(place, `call ${number}.wav`), wav(number));
  }
  mkdirSync(path.join(calls, "empty"));
  for (const name of ["notes.txt", "list.json", ".DS_Store", "._call 1.wav"])
    writeFileSync(path.join(calls, name), "-");
  return calls;
}

function write(root: string, name: string, number: number): string {
  const file = path.join(root, name);
  writeFileSync(file, wav(number));
  return file;
}

/** Pastes files on what has the focus. */
async function paste(page: Page, name: string, bytes: Buffer): Promise<void> {
  await page.evaluate(
    ({ name, bytes }) => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([Uint8Array.from(bytes)], name, { type: "audio/wav" }));
      const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
      (document.activeElement ?? document.body).dispatchEvent(event);
    },
    { name, bytes: [...bytes] },
  );
}

for (const [how, give] of [
  ["dropped", (page: Page, calls: string) => dropPaths(page, [calls])],
  ["chosen", (page: Page, calls: string) => page.getByLabel("Folder to upload").setInputFiles(calls)],
] as const) {
  test(`a folder of folders that is ${how} gives all its recordings, and nothing else`, async ({ page, newUser }) => {
    const person = await newUser();
    const folder = makeFolder();
    const calls = writeCalls(folder.path, 150);
    await signInAt(page, person, person.space);
    await give(page, calls);
    await expect(trayOf(page)).toContainText(/\b150\b/);
    await expect(messagesOf(page)).toContainText("2 other files were left out: .json, .txt.");
    await expect(trayOf(page).getByText("call 5.wav", { exact: true })).toBeAttached();
    await expect(trayOf(page)).not.toContainText("notes.txt");
    await folder.remove();
  });
}

test("files dropped elsewhere wait until a space is chosen, by the keyboard too", async ({ page, newUser, apiAs }) => {
  const person = await newUser();
  const folder = makeFolder();
  const api = await apiAs(person);
  await api.call("createSpace", { params: { owner: person.handle }, body: { handle: "music", alias: "Music" } });
  const [org, admin] = [unique("team"), await apiAs(await newUser())];
  await admin.call("createOrg", { body: { handle: org } });
  await admin.call("createSpace", { params: { owner: org }, body: { handle: "calls" } });
  await letIn(admin, api, { org, role: "viewer" });
  await signInAt(page, person, "/");
  const dialog = page.getByRole("dialog", { name: "Where should this file go?" });
  const choices = dialog.getByRole("radio");

  await test.step("it can be given up", async () => {
    await dropPaths(page, [write(folder.path, "first.wav", 1)]);
    await expect(dialog).toContainText("first.wav");
    // Not the team's, where a viewer may not upload.
    await expect(choices).toHaveCount(2);
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(trayOf(page)).toBeHidden();
  });

  await test.step("the arrow keys choose, and Enter sends", async () => {
    await dropPaths(page, [path.join(folder.path, "first.wav")]);
    await expect(dialog.getByRole("radio", { name: /^main/ })).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.press("ArrowDown");
    await expect(dialog.getByRole("radio", { name: /^Music/ })).toBeChecked();
    await page.keyboard.press("Enter");
    await expect(trayOf(page)).toContainText("1 available");
    const { items } = await api.list("listAudios", { params: { owner: person.handle, space: "music" } });
    expect(items.map(({ alias }) => alias)).toEqual(["first"]);
  });

  await test.step("the space used last comes first, and more files join those that wait", async () => {
    await page.goto("/settings/keys");
    await dropPaths(page, [write(folder.path, "second.wav", 2)]);
    await expect(choices.first()).toHaveAccessibleName(/^Music/);
    await expect(choices.first()).toBeChecked();
    await dropPaths(page, [write(folder.path, "third.wav", 3)]);
    const both = page.getByRole("dialog", { name: "Where should these files go?" });
    await expect(both).toContainText("second.wav and 1 other file");
    await both.getByRole("button", { name: "Upload" }).click();
    for (const name of ["second.wav", "third.wav"]) await expect(trayOf(page)).toContainText(name);
  });
  await folder.remove();
});

test("pasted files go up, but none that is pasted into a field, and no screenshot", async ({
  page,
  newUser,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const person = await newUser();
  await signInAt(page, person, `${person.space}/identities`);
  await paste(page, "pasted.wav", wav(1));
  await expect(trayOf(page)).toContainText("1 available");
  await expect(trayOf(page)).toContainText("pasted.wav");

  await page.goto(person.space);
  await page.getByLabel("Search by name or handle").focus();
  await paste(page, "field.wav", wav(2));
  await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(8, 8);
    canvas.getContext("2d");
    const png = await canvas.convertToBlob({ type: "image/png" });
    await navigator.clipboard.write([new ClipboardItem({ "image/png": png })]);
    (document.activeElement as HTMLElement).blur();
  });
  await page.keyboard.press("ControlOrMeta+V");
  await expect(messagesOf(page)).toContainText("A picture cannot be uploaded.");
  await expect(trayOf(page).getByText("field.wav")).toHaveCount(0);
});

test("a drag that began inside the page takes nothing up", async ({ page, newUser }) => {
  const person = await newUser();
  const folder = makeFolder();
  const file = write(folder.path, "own.wav", 1);
  await signInAt(page, person, person.space);
  const drag = await dragPaths(page, [file]);
  await expect(overlayOf(page)).toHaveCSS("opacity", "1");
  await drag.leave();
  await expect(overlayOf(page)).toHaveCSS("opacity", "0");

  const browser = await page.context().newCDPSession(page);
  await browser.send("Input.setInterceptDrags", { enabled: true });
  const link = await page.getByRole("link", { name: "Earmark, overview" }).boundingBox();
  const begun = page.evaluate(
    () => new Promise((resolve) => document.addEventListener("dragstart", () => resolve(true))),
  );
  await page.mouse.move((link?.x ?? 0) + 5, (link?.y ?? 0) + 5);
  await page.mouse.down();
  await page.mouse.move(200, 200, { steps: 5 });
  expect(await begun).toBe(true);
  const own = await dragPaths(page, [file]);
  await expect(overlayOf(page)).toHaveCSS("opacity", "0");
  await own.drop();
  await page.mouse.up();
  await expect(messagesOf(page)).not.toContainText("No file was uploaded.");
  await expect(trayOf(page)).toBeHidden();
  // What comes from outside afterwards is taken again.
  await dropPaths(page, [file]);
  await expect(trayOf(page)).toContainText("own.wav");
  await folder.remove();
});

test("without a session a drop is refused in a sentence, and the page stays", async ({ page }) => {
  const folder = makeFolder();
  await page.goto("/sign-in");
  await dropPaths(page, [write(folder.path, "stray.wav", 1)]);
  await expect(messagesOf(page)).toContainText("No file was uploaded.");
  await expect(page).toHaveURL(/\/sign-in$/);
  await folder.remove();
});
