import { readFile } from "node:fs/promises";
import { AxeBuilder } from "@axe-core/playwright";
import type { Download, Page } from "@playwright/test";
import { HOSTILE_TEXTS } from "../fixtures/hostile-texts.ts";
import { parseWebVtt } from "../fixtures/parse-webvtt.ts";
import { toneWav } from "../fixtures/tone.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { untilAlive } from "./support/alive.ts";
import { signInAt } from "./support/people.ts";
import { addAudio, type Place, reviewOf } from "./support/review-story.ts";
import { expect, test } from "./support/test.ts";

const SECONDS = 8;
const FILE = toneWav({ seconds: SECONDS, sampleRateHz: 8000, channels: 1 });

/** What opens the menu. */
const openButton = (page: Page) => reviewOf(page).panel.getByRole("button", { name: "Download" });

/** What is in the file that the browser saved. Its name is the server's: Chromium tells it too late at times. */
async function readSaved(download: Download): Promise<string> {
  return readFile(await download.path(), "utf8");
}

test("what was decided and said is downloaded in each form, by keys and by pointer", async ({
  page,
  newUser,
  apiAs,
}) => {
  test.setTimeout(180_000);
  const person = await newUser();
  const api = await apiAs(person);
  const { params, path } = await addAudio(api, { owner: person.handle, alias: "Täke 1", file: FILE });
  await api.call("putReview", { params, body: { decision: "reject", reasons: ["noise"], note: "It hums, “here”" } });
  await api.call("createComment", { params, body: { text: "שלום 🎧 --> <b>", from: 1, to: 2 } });
  await signInAt(page, person, path);
  await expect(openButton(page)).toBeVisible();
  await untilAlive(page);
  const forms = [
    ["JSON", "json"],
    ["CSV", "csv"],
    ["Audacity labels", "audacity"],
    ["WebVTT", "webvtt"],
  ] as const;
  const menu = page.getByRole("menu", { name: "Download decisions and comments" });

  for (const [index, [label, format]] of forms.entries()) {
    const answer = await api.send("exportReview", { params, query: { format } });
    const sent = Buffer.from(await answer.arrayBuffer()).toString();
    await openButton(page).press("Enter");
    await expect(menu.getByRole("menuitem")).toHaveText(forms.map(([each]) => each));
    for (const [at, [each]] of forms.slice(0, index + 1).entries()) {
      if (at > 0) await page.keyboard.press("ArrowDown");
      await expect(menu.getByRole("menuitem", { name: each, exact: true })).toBeFocused();
    }
    const [byKeys] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
    expect(await readSaved(byKeys)).toBe(sent);
    await expect(openButton(page)).toBeFocused();

    await openButton(page).click();
    const entry = menu.getByRole("menuitem", { name: label, exact: true });
    const [byPointer] = await Promise.all([page.waitForEvent("download"), entry.click()]);
    expect(await readSaved(byPointer)).toBe(sent);
  }

  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await openButton(page).press("Enter");
    await expect(menu).toBeVisible();
    // A menu stands in no landmark, wherever it is.
    const { violations } = await new AxeBuilder({ page }).include("[role=menu]").disableRules("region").analyze();
    expect(violations).toEqual([]);
    await page.keyboard.press("Escape");
    await expect(menu).toHaveCount(0);
    await expectAccessible(page);
  }
});

test("on a phone the menu stands whole within the screen", async ({ page, newUser, apiAs }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const person = await newUser();
  const { path } = await addAudio(await apiAs(person), { owner: person.handle, alias: "Call 21" });
  await signInAt(page, person, path);
  await expect(openButton(page)).toBeVisible();
  await untilAlive(page);
  await openButton(page).click();
  await expect(page.getByRole("menuitem", { name: "WebVTT" })).toBeInViewport({ ratio: 1 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test("what is downloaded can never be a page, and goes to nobody's cache", async ({ page, newUser, apiAs }) => {
  const person = await newUser();
  const { path } = await addAudio(await apiAs(person), { owner: person.handle, alias: "Call 22" });
  await signInAt(page, person, path);
  const answer = await page.request.get(`${path}/review-export?format=webvtt`);
  expect(answer.headers()).toMatchObject({
    "content-type": "text/vtt; charset=utf-8",
    "content-disposition": expect.stringMatching(/^attachment; filename="Call 22 review.vtt"/),
    "content-security-policy": expect.stringContaining("sandbox"),
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
  });
  expect((await page.request.get(`${path}/review-export?format=pdf`)).status()).toBe(400);
  const asJson = await page.request.get(`${path}/review-export`);
  expect(asJson.headers()["content-type"]).toBe("application/json");
});

/** Gives the page's recording the WebVTT as a track, and tells the cues that the browser reads in it. */
function loadTrack(page: Page, { path }: Place) {
  return page.locator("audio").evaluate(async (media: HTMLMediaElement, src) => {
    const element = Object.assign(document.createElement("track"), { src, kind: "subtitles", srclang: "en" });
    const loaded = new Promise((resolve, reject) => {
      element.addEventListener("load", resolve);
      element.addEventListener("error", () => reject(new Error("The browser reads no track there.")));
    });
    media.append(element);
    element.track.mode = "hidden";
    await loaded;
    return Array.from(element.track.cues as unknown as Iterable<VTTCue>, (cue) => {
      const lines = (cue.getCueAsHTML().textContent ?? "").split("\n");
      return { id: cue.id, from: cue.startTime, to: cue.endTime, lines };
    });
  }, `${path}/review-export?format=webvtt`);
}

test("the browser itself shows the WebVTT beside its audio, each cue at its time", async ({ page, newUser, apiAs }) => {
  test.setTimeout(120_000);
  const person = await newUser();
  const api = await apiAs(person);
  const place = await addAudio(api, { owner: person.handle, alias: "Call 23", file: FILE });
  const { params, path } = place;
  const expected: { id: string; from: number; to: number; lines: string[] }[] = [];
  for (const [index, { text, line }] of HOSTILE_TEXTS.entries()) {
    const [from, to] = [index / 4, index % 2 ? null : index / 4 + 0.2];
    const root = await api.call("createComment", { params, body: { text, from, to } });
    await api.call("createComment", { params, body: { text, parent: root.handle } });
    expected.push({ id: root.handle, from, to: to ?? from + 2, lines: [line, line] });
  }
  await api.call("putReview", { params, body: { decision: "reject", reasons: ["noise"], note: "00:01 --> 00:02" } });
  await signInAt(page, person, path);
  await untilAlive(page);
  expect(await loadTrack(page, place)).toEqual(expected);

  const text = await (await page.request.get(`${path}/review-export?format=webvtt`)).text();
  const who = person.handle;
  expect(parseWebVtt(text)).toEqual(
    expected.map(({ lines, ...cue }) => ({ ...cue, said: lines.map((line) => ({ who, text: line })) })),
  );

  // A moment lasts two seconds: at the end there are only the last stretch and the moments before it.
  const shown = (seconds: number) =>
    page.locator("audio").evaluate(async (media: HTMLMediaElement, at) => {
      media.currentTime = at;
      await new Promise((resolve) => media.addEventListener("seeked", resolve, { once: true }));
      return Array.from((media.textTracks[0]?.activeCues ?? []) as Iterable<VTTCue>, ({ id }) => id);
    }, seconds);
  for (const seconds of [0.1, 1.05, 4.1]) {
    const ids = expected.filter(({ from, to }) => from <= seconds && seconds < to).map(({ id }) => id);
    await expect.poll(() => shown(seconds)).toEqual(ids);
  }
});
