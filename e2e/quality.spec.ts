import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import type { ApiClient } from "../lib/client/client.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { clippedWav, dropoutWav, soundWav } from "./support/defective-speech.ts";
import { type Person, signIn, signInAt } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

/** Makes an audio through the API and waits until its voice has been listened for; answers its page. */
async function arrive(api: ApiClient, { handle, space }: Person, name: string, file: Buffer): Promise<string> {
  const params = { owner: handle, space: "main" };
  const body = JSON.stringify({ alias: name, name: `${name}.wav`, file: file.toString("base64") });
  const { handle: audio } = await api.call("createAudio", { params, body });
  const isPending = async () => (await api.call("getAudio", { params: { ...params, audio } })).quality?.isPending;
  await expect.poll(isPending, { timeout: 30_000 }).toBe(false);
  return `${space}/audios/${audio}`;
}

/** Where the player is, in seconds and finer than its slider tells. */
function secondsOf(page: Page): Promise<number> {
  return page.locator("audio").evaluate((media: HTMLAudioElement) => media.currentTime);
}

const player = (page: Page) => page.getByRole("region", { name: "Player" });
const findings = (page: Page) => page.getByRole("list", { name: "Findings" }).getByRole("button");
const panel = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const fact = (region: Locator, name: string) =>
  region.getByRole("term").filter({ hasText: name }).locator("xpath=following-sibling::dd");

test("a clipped recording tells what it is, what was made of it and what is wrong with it", async ({
  page,
  newUser,
}) => {
  test.setTimeout(90_000);
  const person = await newUser();
  const file = clippedWav();
  await signInAt(page, person, person.space);
  await page.getByLabel("Files to upload").setInputFiles({ name: "büro.wav", mimeType: "audio/wav", buffer: file });
  const uploads = page.getByRole("region", { name: "Uploads", exact: true });
  await uploads.getByRole("listitem").filter({ hasText: "büro.wav" }).getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name: "büro" })).toBeVisible();

  await test.step("what arrived", async () => {
    const arrived = panel(page, "What arrived");
    await expect(fact(arrived, "Name")).toHaveText("büro.wav");
    await expect(fact(arrived, "Channels")).toHaveText("2 (stereo)");
    await expect(fact(arrived, "Bit depth")).toHaveText("16 bit");
    await expect(fact(arrived, "Sample rate")).toHaveText("44.1 kHz");
    await expect(fact(arrived, "Duration")).toHaveText("0:09.0 (9 s, 396,900 samples a channel)");
    await expect(fact(arrived, "SHA-256")).toContainText(createHash("sha256").update(file).digest("hex"));
  });

  await test.step("what was made of it", async () => {
    const made = panel(page, "What we made of it");
    const samples = made.getByRole("row", { name: /^Samples/ }).getByRole("cell");
    await expect(samples).toHaveText(["396,900", "396,900"]);
    await expect(fact(made, "Null test")).toContainText("Identical");
  });

  await test.step("what it comes to, the voice as soon as it was listened for", async () => {
    const measured = panel(page, "Measured");
    await expect(fact(measured, "Voice")).toContainText(/^[56]\.\d s \(6\d %, 2 passages\)$/, { timeout: 30_000 });
    await expect(page.getByRole("main")).toContainText(/[56]\.\d s of voice/);
    await expect(fact(measured, "Clipped")).toHaveText(/^[12](\.\d)? %$/);
    const left = measured.getByRole("row", { name: /^Left/ }).getByRole("cell");
    // The top is cut off at full scale; between the samples the wave goes beyond.
    await expect(left.nth(0)).toHaveText(/^\d\.\d$/);
    await expect(left.nth(1)).toHaveText("0.0");
    await measured.getByRole("button", { name: "True peak" }).focus();
    await expect(page.getByRole("tooltip")).toContainText("between the samples");
  });

  await test.step("a finding is heard from a second before it, and rests at the second click", async () => {
    const clipping = page.getByRole("button", { name: /^Serious Clipped .* 0:02\.0 to 0:03\.0$/ });
    await clipping.click();
    await expect(player(page).getByRole("button", { name: "Pause" })).toBeVisible();
    expect(await secondsOf(page)).toBeGreaterThanOrEqual(1);
    expect(await secondsOf(page)).toBeLessThan(4);
    await clipping.click();
    await expect(player(page).getByRole("button", { name: "Play", exact: true })).toBeVisible();
    await expect(clipping).toHaveAttribute("aria-current", "true");
  });

  await test.step("the original comes back as it was sent, under its name", async () => {
    const link = page.getByRole("link", { name: "Download original" });
    const answer = await page.request.get((await link.getAttribute("href")) ?? "");
    expect(answer.headers()["content-disposition"]).toMatch(/^attachment; .*filename\*=UTF-8''b%C3%BCro\.wav$/);
    expect(file.equals(await answer.body())).toBe(true);
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
    expect(file.equals(await readFile(await download.path()))).toBe(true);
  });

  await test.step("the library says it in a sign with words", async () => {
    await page.goto(person.space);
    const glyph = page
      .getByRole("row")
      .filter({ hasText: "büro" })
      .getByRole("link", { name: /^Quality: / });
    await expect(glyph).toHaveAccessibleName(/\d serious finding/);
    await glyph.focus();
    await expect(page.getByRole("tooltip")).toContainText(/\d serious finding/);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "Findings" })).toBeInViewport();
  });
});

test("marks lie under the waveform where the findings are, zoomed or not", async ({ page, newUser, apiAs }) => {
  const person = await newUser();
  const address = await arrive(await apiAs(person), person, "clipped", clippedWav());
  await signInAt(page, person, address);
  const lane = player(page).locator("[data-slot=waveform]");
  const mark = player(page).getByTitle(/^Serious: .*clip/i);

  /** From and to of the mark in seconds, as the edges of what can be seen have it. */
  async function placeOfMark(): Promise<[number, number]> {
    const [whole, part] = [await lane.boundingBox(), await mark.boundingBox()];
    if (!whole || !part) throw new Error("The mark is not on the page.");
    const edge = async (slot: string) =>
      Number((await page.locator(`[data-slot=${slot}]`).textContent())?.split(":")[1]);
    const [start, end] = [await edge("visible-start"), await edge("visible-end")];
    const at = (x: number) => start + ((x - whole.x) / whole.width) * (end - start);
    return [at(part.x), at(part.x + part.width)];
  }

  async function expectInPlace(): Promise<void> {
    // The edges are told to a tenth.
    await expect
      .poll(async () => Math.max(...(await placeOfMark()).map((at, i) => Math.abs(at - 2 - i))))
      .toBeLessThan(0.15);
  }

  await expect(player(page).getByRole("button", { name: "Play", exact: true })).toBeEnabled();
  await expectInPlace();
  const before = await mark.boundingBox();
  await page.getByRole("slider", { name: "Position" }).focus();
  await page.keyboard.press("n");
  await page.keyboard.press("+");
  await expect.poll(async () => (await mark.boundingBox())?.width).toBeGreaterThan((before?.width ?? 0) * 1.3);
  await expectInPlace();
  await mark.click();
  await expect(player(page).getByRole("button", { name: "Pause" })).toBeVisible();
  expect(await secondsOf(page)).toBeGreaterThanOrEqual(1);
});

test("the keys go from finding to finding, and far ones show themselves", async ({ page, newUser, apiAs }) => {
  const person = await newUser();
  const api = await apiAs(person);
  const address = await arrive(api, person, "holes", dropoutWav());
  const params = { owner: person.handle, space: "main", audio: address.split("/").at(-1) ?? "" };
  const found = await api.call("getFindings", { params });
  const holes = found.filter(({ kind }) => kind === "dropout");
  expect(holes.map(({ from }) => from.toFixed(1)).slice(0, 3)).toEqual(["1.3", "1.7", "2.1"]);
  expect(found.length).toBeGreaterThan(8);
  await signInAt(page, person, address);
  await expect(findings(page)).toHaveCount(8);

  await test.step("there and back, and what was gone to is said", async () => {
    const [first, second] = found;
    if (!first || !second) throw new Error("Nothing was found.");
    await page.keyboard.press("n");
    await expect.poll(() => secondsOf(page)).toBeCloseTo(Math.max(0, first.from - 1), 1);
    await expect(findings(page).nth(0)).toHaveAttribute("aria-current", "true");
    await page.keyboard.press("n");
    await expect.poll(() => secondsOf(page)).toBeCloseTo(Math.max(0, second.from - 1), 1);
    // The selection has a live region of its own.
    const told = player(page)
      .getByRole("status")
      .filter({ hasText: `Finding 2 of ${found.length}.` });
    await expect(told).toContainText(second.sentence);
    // What rests goes on resting.
    await expect(player(page).getByRole("button", { name: "Play", exact: true })).toBeVisible();
    await page.keyboard.press("p");
    await expect(findings(page).nth(0)).toHaveAttribute("aria-current", "true");
  });

  await test.step("before the first comes the last", async () => {
    await page.keyboard.press("p");
    await expect(findings(page)).toHaveCount(found.length);
    await expect(findings(page).last()).toHaveAttribute("aria-current", "true");
    const bottomOf = async (part: Locator) => part.evaluate((element) => element.getBoundingClientRect().bottom);
    const list = page.getByRole("list", { name: "Findings" });
    expect(await bottomOf(findings(page).last())).toBeLessThanOrEqual((await bottomOf(list)) + 1);
  });

  await test.step("all of them at a click", async () => {
    await page.reload();
    await page.getByRole("button", { name: `Show all ${found.length}` }).click();
    await expect(findings(page)).toHaveCount(found.length);
    await findings(page).last().focus();
    await page.keyboard.press("Enter");
    await expect(player(page).getByRole("button", { name: "Pause" })).toBeVisible();
    expect(await secondsOf(page)).toBeGreaterThanOrEqual(Math.floor((found.at(-1)?.from ?? 0) - 1));
  });
});

test("where nothing is wrong it says so, and what was looked for", async ({ page, newUser, apiAs }) => {
  const person = await newUser();
  const address = await arrive(await apiAs(person), person, "sound", soundWav());
  await signInAt(page, person, address);
  await expect(player(page)).toContainText("Nothing was found.");
  await expect(player(page)).toContainText("Looked for: clipping, dropouts");
  await page.goto(person.space);
  await expect(page.getByRole("link", { name: "Quality: Nothing found" })).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test("axe finds nothing on findings, panels and glyphs", async ({ page, newUser, apiAs }) => {
      test.setTimeout(90_000);
      const person = await newUser();
      const api = await apiAs(person);
      const clipped = await arrive(api, person, "clipped", clippedWav());
      const holes = await arrive(api, person, "holes", dropoutWav());
      await page.goto("/sign-in");
      await signIn(page, person);
      for (const address of [clipped, holes, person.space]) {
        await page.goto(address);
        await expect(page.getByRole("link", { name: /^Quality|Download original/ }).first()).toBeVisible();
        await expectAccessible(page);
      }
      await page.goto(clipped);
      await page.getByRole("button", { name: "Loudness range" }).hover();
      await expect(page.getByRole("tooltip")).toBeVisible();
      await expectAccessible(page);
    });
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("nothing of it is wider than the screen", async ({ page, newUser, apiAs }) => {
    const person = await newUser();
    const api = await apiAs(person);
    const address = await arrive(api, person, "clipped", clippedWav());
    await page.goto("/sign-in");
    await signIn(page, person);
    for (const path of [address, person.space]) {
      await page.goto(path);
      await expect(page.getByRole("link", { name: /^Quality|Download original/ }).first()).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    }
  });
});

test("a file that is cut off is called partial in the queue, in the library and on its page", async ({
  page,
  newUser,
}) => {
  const person = await newUser();
  await signInAt(page, person, person.space);
  const whole = clippedWav();
  const buffer = whole.subarray(0, whole.length * 0.6);
  await page.getByLabel("Files to upload").setInputFiles({ name: "cut.wav", mimeType: "audio/wav", buffer });
  const uploads = page.getByRole("region", { name: "Uploads", exact: true });
  const entry = uploads.getByRole("listitem").filter({ hasText: "cut.wav" });
  await expect(entry).toContainText("Only a part of it could be read", { timeout: 30_000 });
  await expect(page.getByRole("link", { name: /^Quality: Partial: the file is cut off or damaged/ })).toBeVisible();
  await entry.getByRole("link").click();
  await expect(page.getByText("The file is cut off: bytes are missing at its end.").first()).toBeVisible();
});
