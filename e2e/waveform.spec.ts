import type { Locator, Page } from "@playwright/test";
import { silence, tone } from "../fixtures/audio-signal.ts";
import { toneWav } from "../fixtures/tone.ts";
import type { ApiClient } from "../lib/client/client.ts";
import { wavHeader } from "../lib/domain/wav.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { type Person, signInAt } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

const RATE = 16_000;

/** A tone on the left and nothing on the right. */
function leftWav(seconds: number): Buffer {
  const frames = seconds * RATE;
  const [left, right] = [tone(440, frames, RATE), silence(frames)];
  const samples = new Int16Array(frames * 2);
  for (let frame = 0; frame < frames; frame += 1) {
    samples[frame * 2] = 32_767 * (left[frame] as number);
    samples[frame * 2 + 1] = 32_767 * (right[frame] as number);
  }
  return Buffer.concat([wavHeader({ sampleRateHz: RATE, channels: 2, frames }), new Uint8Array(samples.buffer)]);
}

/** Opens the page of a new audio and waits until its waveform is drawn. */
async function open(page: Page, { api, person, wav }: { api: ApiClient; person: Person; wav: Buffer }): Promise<void> {
  const params = { owner: person.handle, space: "main" };
  const body = JSON.stringify({ alias: "Recording", file: wav.toString("base64") });
  const { handle } = await api.call("createAudio", { params, body });
  await expect
    .poll(async () => (await api.call("getAudio", { params: { ...params, audio: handle } })).state)
    .toBe("available");
  await signInAt(page, person, `${person.space}/audios/${handle}`);
  await expect(waveform(page)).toHaveAttribute("data-state", "ready");
}

const player = (page: Page) => page.getByRole("region", { name: "Player" });
const waveform = (page: Page) => player(page).locator("[data-slot=waveform]");
const ruler = (page: Page) => player(page).locator("[data-slot=time-ruler]");
const overview = (page: Page) => player(page).locator("[data-slot=overview]");
const slider = (page: Page) => page.getByRole("slider", { name: "Position" });
const zoom = (page: Page) => player(page).getByRole("slider", { name: "Zoom" });
const selection = (page: Page) => player(page).getByRole("status").filter({ hasText: "Selected" });

/** What can be seen, in seconds. */
async function viewOf(page: Page): Promise<{ from: number; to: number }> {
  const edge = async (name: string) => {
    const words = (await player(page).locator(`[data-slot=visible-${name}]`).textContent()) ?? "";
    return words.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
  };
  return { from: await edge("start"), to: await edge("end") };
}

async function secondsOf(page: Page): Promise<number> {
  return page.locator("audio").evaluate((media: HTMLAudioElement) => media.currentTime);
}

/** Where a share of the width of `part` is on the page. */
async function placeIn(part: Locator, share: number): Promise<{ x: number; y: number }> {
  const box = await part.boundingBox();
  if (!box) throw new Error("It is not on the page.");
  return { x: box.x + box.width * share, y: box.y + box.height / 2 };
}

/** As somebody does who looks: what is in view is asked for a moment later. */
function rest(page: Page): Promise<void> {
  return page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
}

async function drag(page: Page, part: Locator, { from, to }: { from: number; to: number }): Promise<void> {
  const [start, end] = [await placeIn(part, from), await placeIn(part, to)];
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(end.x, end.y, { steps: 5 });
  await page.mouse.up();
}

async function clickAt(page: Page, part: Locator, share: number): Promise<void> {
  const { x, y } = await placeIn(part, share);
  await page.mouse.click(x, y);
}

/** The share of the rows of the canvas, between two heights, in which anything is painted. */
async function paintedShare(page: Page, { top, bottom }: { top: number; bottom: number }): Promise<number> {
  const canvas = waveform(page).locator("canvas");
  return canvas.evaluate(
    (element: HTMLCanvasElement, { top, bottom }) => {
      const [first, end] = [Math.round(top * element.height), Math.round(bottom * element.height)];
      const context = element.getContext("2d") as CanvasRenderingContext2D;
      const pixels = new Uint32Array(context.getImageData(0, first, element.width, end - first).data.buffer);
      const rows = Array.from({ length: end - first }, (_none, row) =>
        pixels.subarray(row * element.width, (row + 1) * element.width),
      );
      return rows.filter((row) => row.some((pixel) => pixel !== 0)).length / rows.length;
    },
    { top, bottom },
  );
}

test("from the whole to single samples, and nothing is fetched but what is seen", async ({ page, newUser, apiAs }) => {
  test.setTimeout(90_000);
  const person = await newUser();
  const wav = leftWav(240);
  const fetched: { address: string; status: number; bytes: number }[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() !== "fetch" || !/\/(peaks|file)(\?|$)/.test(response.url())) return;
    const bytes = Number(response.headers()["content-length"]);
    fetched.push({ address: response.url(), status: response.status(), bytes });
  });
  await open(page, { api: await apiAs(person), person, wav });
  const bytes = () => fetched.reduce((sum, one) => sum + one.bytes, 0);
  expect(bytes()).toBeLessThan(80_000);

  await test.step("step by step, each of them looked at", async () => {
    await slider(page).focus();
    await page.keyboard.press("ArrowRight");
    while ((await zoom(page).inputValue()) !== "100") {
      const before = await zoom(page).inputValue();
      await page.keyboard.press("+");
      await expect(zoom(page)).not.toHaveValue(before);
      await rest(page);
    }
    await expect(zoom(page)).toHaveValue("100");
    await expect(zoom(page)).toHaveAttribute("aria-valuetext", /^\d(\.\d)? milliseconds? in view$/);
  });

  await test.step("the samples are there, and are drawn", async () => {
    await expect.poll(() => fetched.filter(({ address }) => address.endsWith("/file")).length).toBeGreaterThan(1);
    const { x, y } = await placeIn(waveform(page), 0.5);
    await page.mouse.move(x, y);
    await expect(player(page).locator("[data-slot=hover-time]")).toHaveText(/^0:05\.00\d+ · sample 80,0\d\d$/);
    await expect(ruler(page)).toContainText("0:05.000");
  });

  await test.step("less than a megabyte came, in ranges", async () => {
    const ofFile = fetched.filter(({ address }) => address.endsWith("/file"));
    expect(ofFile.every(({ status }) => status === 206)).toBe(true);
    expect(bytes()).toBeLessThan(1_000_000);
    expect(bytes()).toBeLessThan(wav.byteLength / 10);
  });

  await test.step("and what was seen before is here when it is looked at again", async () => {
    const before = fetched.length;
    await page.keyboard.press("-");
    await page.keyboard.press("+");
    await expect(zoom(page)).toHaveValue("100");
    await rest(page);
    expect(fetched.length).toBe(before);
  });
});

test("the ruler, the pointer and the window on the overview tell what is seen", async ({ page, newUser, apiAs }) => {
  const person = await newUser();
  const wav = toneWav({ seconds: 120, sampleRateHz: 8000, channels: 1 });
  await open(page, { api: await apiAs(person), person, wav });
  const window = overview(page).locator("[data-slot=overview-window]");
  await expect(ruler(page)).toContainText("1:00");
  await expect(window).toHaveCount(0);
  await expect(player(page).getByRole("button", { name: "Channels apart" })).toHaveCount(0);

  await test.step("the wheel with Ctrl zooms around the pointer", async () => {
    const { x, y } = await placeIn(waveform(page), 0.5);
    await page.mouse.move(x, y);
    await expect(player(page).locator("[data-slot=hover-time]")).toHaveText(/^1:00\.\d+$/);
    await page.keyboard.down("Control");
    for (let turn = 0; turn < 4; turn += 1) await page.mouse.wheel(0, -160);
    await page.keyboard.up("Control");
    await expect.poll(async () => (await viewOf(page)).to).toBeLessThan(65);
    expect((await viewOf(page)).from).toBeGreaterThan(55);
    await expect(player(page).locator("[data-slot=hover-time]")).toHaveText(/^1:00\.\d+$/);
    await expect(ruler(page)).toContainText("0:58");
  });

  await test.step("the wheel with Shift scrolls", async () => {
    const before = await viewOf(page);
    await page.keyboard.down("Shift");
    await page.mouse.wheel(0, 400);
    await page.keyboard.up("Shift");
    await expect.poll(async () => (await viewOf(page)).from).toBeGreaterThan(before.from + 1);
  });

  await test.step("the window is dragged, and the waveform with it", async () => {
    const [whole, part] = [await overview(page).boundingBox(), await window.boundingBox()];
    if (!whole || !part) throw new Error("The window is not on the page.");
    const share = (part.x + part.width / 2 - whole.x) / whole.width;
    await drag(page, overview(page), { from: share, to: 0.9 });
    await expect.poll(async () => (await viewOf(page)).from).toBeGreaterThan(100);
    // The play cursor stays where it was.
    expect(await secondsOf(page)).toBe(0);
  });

  await test.step("a click beside it goes there", async () => {
    await clickAt(page, overview(page), 0.25);
    await expect.poll(() => secondsOf(page)).toBeCloseTo(30, 0);
    const { from, to } = await viewOf(page);
    expect(from).toBeLessThan(30);
    expect(to).toBeGreaterThan(30);
  });
  await expectAccessible(page);
});

test("channels lie apart or on top of each other", async ({ page, newUser, apiAs }) => {
  const person = await newUser();
  await open(page, { api: await apiAs(person), person, wav: leftWav(3) });
  const apart = player(page).getByRole("button", { name: "Channels apart" });
  await expect(apart).toHaveAttribute("aria-pressed", "true");
  await expect.poll(() => paintedShare(page, { top: 0, bottom: 0.5 })).toBeGreaterThan(0.4);
  expect(await paintedShare(page, { top: 0.5, bottom: 1 })).toBeLessThan(0.1);
  await apart.click();
  await expect(apart).toHaveAttribute("aria-pressed", "false");
  await expect.poll(() => paintedShare(page, { top: 0.5, bottom: 1 })).toBeGreaterThan(0.4);
});

test("a stretch is selected by pointer, by keys and by buttons", async ({ page, newUser, apiAs }) => {
  const person = await newUser();
  const wav = toneWav({ seconds: 100, sampleRateHz: 8000, channels: 1 });
  await open(page, { api: await apiAs(person), person, wav });

  await test.step("a drag selects and does not seek", async () => {
    await drag(page, waveform(page), { from: 0.2, to: 0.4 });
    await expect(selection(page)).toHaveText(/^Selected: (19\.\d|20) seconds to (39\.\d|40|40\.\d) seconds, /);
    expect(await secondsOf(page)).toBe(0);
  });

  await test.step("its edge can be taken", async () => {
    await drag(page, waveform(page), { from: 0.4, to: 0.6 });
    await expect(selection(page)).toHaveText(
      /^Selected: (19\.\d|20) seconds to (59\.\d seconds|1 minute|1 minute 0\.\d seconds), /,
    );
  });

  await test.step("a click seeks and leaves it", async () => {
    await clickAt(page, waveform(page), 0.8);
    await expect.poll(() => secondsOf(page)).toBeCloseTo(80, 0);
    await expect(selection(page)).toBeVisible();
  });

  await test.step("Escape selects nothing", async () => {
    await page.keyboard.press("Escape");
    await expect(selection(page)).toHaveCount(0);
  });

  await test.step("by keys alone", async () => {
    await slider(page).focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("PageUp");
    await expect(slider(page)).toHaveAttribute("aria-valuetext", "10 seconds of 1 minute 40 seconds");
    await page.keyboard.press("i");
    await page.keyboard.press("PageUp");
    await page.keyboard.press("PageUp");
    await page.keyboard.press("PageDown");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("o");
    await expect(selection(page)).toHaveText("Selected: 10 seconds to 25 seconds, 15 seconds.");
  });

  await test.step("by buttons", async () => {
    await player(page).getByRole("button", { name: "Select nothing" }).click();
    await expect(selection(page)).toHaveCount(0);
    await player(page).getByRole("button", { name: "End the selection here" }).click();
    await expect(selection(page)).toHaveText("Selected: 0 seconds to 25 seconds, 25 seconds.");
  });
  await expectAccessible(page);
});

test("while it plays the view goes along, page by page", async ({ page, newUser, apiAs }) => {
  const person = await newUser();
  const wav = toneWav({ seconds: 60, sampleRateHz: 8000, channels: 1 });
  await open(page, { api: await apiAs(person), person, wav });
  await slider(page).focus();
  for (let step = 0; step < 6; step += 1) await page.keyboard.press("+");
  await expect.poll(async () => (await viewOf(page)).to).toBeLessThan(1);
  await page.keyboard.press("Space");
  await expect.poll(async () => (await viewOf(page)).from).toBeGreaterThan(1.5);
  await expect(waveform(page).locator("[data-slot=play-cursor]")).toBeVisible();

  await test.step("and stays where somebody scrolled to", async () => {
    await drag(page, overview(page), { from: 0.8, to: 0.9 });
    const { from } = await viewOf(page);
    expect(from).toBeGreaterThan(50);
    const now = await secondsOf(page);
    await expect.poll(() => secondsOf(page)).toBeGreaterThan(now + 1);
    expect((await viewOf(page)).from).toBe(from);
  });

  await test.step("until it rests and is put somewhere", async () => {
    await page.keyboard.press("Space");
    await expect(player(page).getByRole("button", { name: "Play", exact: true })).toBeVisible();
    await page.keyboard.press("Home");
    await expect.poll(async () => (await viewOf(page)).from).toBe(0);
  });
});
