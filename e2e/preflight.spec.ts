import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Locator, Page } from "@playwright/test";
import { writeFixture } from "../fixtures/audio.ts";
import { toneWav } from "../fixtures/tone.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { makeFolder } from "./support/files.ts";
import { signInAt } from "./support/people.ts";
import { writeSilence, writeSparse } from "./support/sparse-files.ts";
import { expect, test } from "./support/test.ts";

type Sound = { hertz?: number; sampleRateHz?: number; channels?: number };

function wav(name: string, sound: Sound = {}) {
  const buffer = toneWav({ seconds: 1, sampleRateHz: 16_000, channels: 1, ...sound });
  return { name, mimeType: "audio/wav", buffer };
}

const trayOf = (page: Page) => page.getByRole("region", { name: "Uploads", exact: true });

function entryOf(page: Page, fileName: string): Locator {
  return trayOf(page)
    .getByRole("listitem")
    .filter({ has: page.getByText(fileName, { exact: true }) });
}

const chooser = (page: Page) => page.getByLabel("Files to upload");

/** Notes what goes to the server. */
function watchSending(page: Page): string[] {
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() !== "GET") sent.push(request.postData() ?? "");
  });
  return sent;
}

test("what is certain to be refused is told before, and not a byte of it leaves", async ({ page, newUser, apiAs }) => {
  test.setTimeout(120_000);
  const person = await newUser();
  const folder = makeFolder();
  const file = (name: string) => path.join(folder.path, name);
  writeFileSync(file("empty.wav"), "");
  writeFileSync(file("list.mp3"), "This is a shopping list: bread, milk, eggs.\n".repeat(200));
  await writeSparse(file("huge.wav"), 2 * 2 ** 30 + 1, Buffer.from("RIFF\0\0\0\0WAVE"));
  await writeSilence(file("night.wav"), 4 * 3600 + 1);
  await signInAt(page, person, person.space);
  const sent = watchSending(page);
  await chooser(page).setInputFiles(["empty.wav", "list.mp3", "huge.wav", "night.wav"].map(file));
  for (const [name, why] of [
    ["empty.wav", "because it is empty: it has no bytes at all. Add the original again."],
    ["list.mp3", "because it is not an audio or video file that we know, whatever its name. Use MP3,"],
    ["huge.wav", "because it has 2 GiB, and this server takes up to 2 GiB. Cut it into parts, or compress it."],
    ["night.wav", "because it lasts 4 hours 1 second, which is longer than 4 hours"],
  ] as const) {
    await expect(entryOf(page, name)).toContainText("Refused");
    await expect(entryOf(page, name)).toContainText(`This will be refused ${why}`);
  }
  // All that leaves is the question what the space takes.
  expect(sent).toEqual([JSON.stringify([{ owner: person.handle, space: "main" }])]);
  const api = await apiAs(person);
  const params = { owner: person.handle, space: "main" };
  expect((await api.list("listAudios", { params })).total).toBe(0);
  await expectAccessible(page);

  await page.getByRole("button", { name: "Remove list.mp3 from the list" }).click();
  await expect(entryOf(page, "list.mp3")).toHaveCount(0);
  await page.getByRole("button", { name: "Clear finished" }).click();
  await expect(trayOf(page)).toBeHidden();
  await folder.remove();
});

test("a recording arrives whatever its name says", async ({ page, newUser, apiAs }) => {
  const person = await newUser();
  await signInAt(page, person, person.space);
  await chooser(page).setInputFiles([wav("a recording", { hertz: 300 }), wav("notes.txt", { hertz: 400 })]);
  await expect(trayOf(page)).toContainText("2 available");
  const api = await apiAs(person);
  const { items } = await api.list("listAudios", { params: { owner: person.handle, space: "main" } });
  expect(items.map(({ source }) => `${source?.name} ${source?.container}`).sort()).toEqual([
    "a recording wav",
    "notes.txt wav",
  ]);
});

test("a file that is there already waits for a choice, and holds nobody up", async ({ page, newUser, apiAs }) => {
  const person = await newUser();
  const api = await apiAs(person);
  const params = { owner: person.handle, space: "main" };
  const total = async () => (await api.list("listAudios", { params })).total;
  await signInAt(page, person, person.space);
  await chooser(page).setInputFiles([wav("first.wav")]);
  await expect(trayOf(page)).toContainText("1 available");
  await page.reload();

  await test.step("it names its twin, and the others go on", async () => {
    await chooser(page).setInputFiles([wav("again.wav"), wav("other.wav", { hertz: 500 })]);
    await expect(entryOf(page, "other.wav")).toContainText("Available");
    await expect(entryOf(page, "again.wav")).toContainText("The same file is in this space already, as first.");
    await expect(page.getByRole("status").filter({ hasText: "1 for you to decide" })).toBeAttached();
    expect(await total()).toBe(2);
    await expectAccessible(page);
    const twin = entryOf(page, "again.wav").getByRole("link", { name: "first" });
    await expect(twin).toHaveAttribute("href", new RegExp(`^${person.space}/audios/`));
  });

  await test.step("skip, by the keyboard", async () => {
    await page.getByRole("button", { name: "Skip again.wav" }).focus();
    await page.keyboard.press("Enter");
    await expect(entryOf(page, "again.wav")).toContainText("Skipped");
    expect(await total()).toBe(2);
  });

  await test.step("keep both", async () => {
    await chooser(page).setInputFiles([wav("kept.wav")]);
    await page.getByRole("button", { name: "Keep both: kept.wav" }).click();
    await expect(entryOf(page, "kept.wav")).toContainText("Available");
    expect(await total()).toBe(3);
  });

  await test.step("two in one drop: one goes, the other asks", async () => {
    await chooser(page).setInputFiles([wav("left.wav", { hertz: 600 }), wav("right.wav", { hertz: 600 })]);
    await expect(entryOf(page, "right.wav")).toContainText(/The same file is in this (list|space) already, as “?left/);
    await page.getByRole("button", { name: "Skip right.wav" }).click();
    await expect(trayOf(page)).toContainText("3 available");
    expect(await total()).toBe(4);
  });

  await test.step("all at once", async () => {
    await chooser(page).setInputFiles(["x.wav", "y.wav", "z.wav"].map((name) => wav(name)));
    await page.getByRole("button", { name: "Skip all 3" }).click();
    await expect(entryOf(page, "y.wav")).toContainText("Skipped");
    await chooser(page).setInputFiles(["p.wav", "q.wav"].map((name) => wav(name)));
    await page.getByRole("button", { name: "Keep all 2" }).click();
    await expect.poll(total).toBe(6);
  });
});

test("what the policy of the space will refuse is told before, and sent only when told to @embedded", async ({
  page,
  newUser,
  apiAs,
}) => {
  const person = await newUser();
  const api = await apiAs(person);
  const params = { owner: person.handle, space: "main" };
  await api.call("putPolicy", {
    params,
    body: {
      rules: [
        { fact: "sampleRateHz", min: 16_000, decision: "refuse" },
        { fact: "channels", max: 1, decision: "warn" },
      ],
    },
  });
  await signInAt(page, person, person.space);
  const stereo = wav("stereo.wav", { channels: 2 });
  await chooser(page).setInputFiles([wav("phone.wav", { sampleRateHz: 8000 }), stereo]);
  await expect(entryOf(page, "phone.wav")).toContainText(
    "The policy of this space will refuse this because the sample rate is 8,000 Hz; the policy wants at least 16,000 Hz.",
  );
  await expect(entryOf(page, "stereo.wav")).toContainText("Available");
  await expect(entryOf(page, "stereo.wav")).toContainText("will warn of this because the number of channels is 2");
  expect((await api.list("listAudios", { params })).total).toBe(1);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send anyway: phone.wav" }).click();
  await expect(trayOf(page)).toContainText("2 available");
});

test("a duration that is only claimed refuses nothing: the server looks", async ({ page, newUser }) => {
  const person = await newUser();
  const folder = makeFolder();
  await signInAt(page, person, person.space);
  await chooser(page).setInputFiles((await writeFixture(folder.path, "tenHoursOfSilence")).path);
  const entry = entryOf(page, "ten-hours.flac");
  await expect(entry).toContainText("will be refused if its header is right: it says 10 hours");
  await entry.getByRole("button", { name: "Send anyway: ten-hours.flac" }).click();
  await expect(entry).toContainText("The audio is longer than 4 h", { timeout: 30_000 });
  await folder.remove();
});

test("a choice outlives a session that has ended", async ({ page, newUser, context, expectErrors }) => {
  expectErrors(/401/);
  const person = await newUser();
  await signInAt(page, person, person.space);
  await chooser(page).setInputFiles([wav("first.wav")]);
  await expect(trayOf(page)).toContainText("1 available");
  await chooser(page).setInputFiles([wav("again.wav")]);
  const keep = page.getByRole("button", { name: "Keep both: again.wav" });
  await expect(keep).toBeVisible();
  await context.clearCookies();
  await keep.click();
  await expect(trayOf(page)).toContainText("Your session has ended");
  await page.getByRole("link", { name: "Statistics" }).click();
  await page.getByLabel("Handle", { exact: true }).fill(person.handle);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(trayOf(page)).toContainText("2 available");
});

test("twenty files are checked while the person writes", async ({ page, newUser }) => {
  test.setTimeout(120_000);
  const person = await newUser();
  await signInAt(page, person, person.space);
  const files = Array.from({ length: 20 }, (_, i) => wav(`${i}.wav`, { hertz: 200 + 10 * i }));
  await chooser(page).setInputFiles(files);
  const alias = page.getByLabel("Alias of 19.wav");
  await alias.fill("");
  await alias.pressSequentially("The last of them");
  await expect(trayOf(page)).toContainText("20 available", { timeout: 60_000 });
  await expect(trayOf(page).getByRole("link", { name: "The last of them" })).toBeVisible();
});

test.describe("on a phone, in the dark", () => {
  test.use({ viewport: { width: 390, height: 844 }, colorScheme: "dark" });

  test("the choices fit", async ({ page, newUser }) => {
    const person = await newUser();
    await signInAt(page, person, person.space);
    const name = `${"a-rather-long-name-of-a-recording-".repeat(4)}.wav`;
    await chooser(page).setInputFiles([wav(name)]);
    await expect(trayOf(page)).toContainText("1 available");
    await chooser(page).setInputFiles([wav(`1-${name}`), wav(`2-${name}`)]);
    await expect(page.getByRole("button", { name: "Keep all 2" })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    const [left, right] = await trayOf(page).evaluate((tray) => [tray.clientWidth, tray.scrollWidth]);
    expect(right).toBeLessThanOrEqual(left as number);
    await expectAccessible(page);
  });
});
