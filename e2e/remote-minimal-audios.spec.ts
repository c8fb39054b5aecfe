import path from "node:path";
import type { Locator, Page } from "@playwright/test";
import { writeFixture } from "../fixtures/audio.ts";
import { toneWav } from "../fixtures/tone.ts";
import { makeFolder, writeLargeWav } from "./support/files.ts";
import { signInAt } from "./support/people.ts";
import { ADA, expect, test } from "./support/remote-test.ts";

const LARGE_BYTES = 8 * 2 ** 20;

/** A clip, to be chosen or dropped. */
function clip(name: string, seconds = 2, hertz = 440) {
  return { name, mimeType: "audio/wav", buffer: toneWav({ hertz, seconds, sampleRateHz: 16_000, channels: 1 }) };
}

function entryOf(page: Page, fileName: string): Locator {
  return page.getByRole("region", { name: "Uploads", exact: true }).getByRole("listitem").filter({ hasText: fileName });
}

async function play(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Play", exact: true }).click();
  const position = page.getByRole("slider", { name: "Position" });
  await expect.poll(async () => Number(await position.getAttribute("aria-valuenow"))).toBeGreaterThan(0);
}

/** How much of the height of the waveform's picture is painted: next to nothing, where it is a mere line. */
async function paintedHeightOf(page: Page): Promise<number> {
  const picture = page.getByRole("region", { name: "Player" }).locator("canvas").first();
  return picture.evaluate((canvas: HTMLCanvasElement) => {
    const { width, height } = canvas;
    const { data } = (canvas.getContext("2d") as CanvasRenderingContext2D).getImageData(0, 0, width, height);
    const pixels = new Uint32Array(data.buffer);
    const rows = Array.from({ length: height }, (_, row) => pixels.subarray(row * width, (row + 1) * width));
    return rows.filter((row) => row.some((pixel) => pixel !== 0)).length / height;
  });
}

test("clips and recordings are sent, listed, described, heard, renamed and linked", async ({ page, server }) => {
  const folder = makeFolder();
  const large = path.join(folder.path, "long-call.wav");
  await writeLargeWav(large, LARGE_BYTES);
  const { path: mp3 } = await writeFixture(folder.path, "mp3Cbr");
  await signInAt(page, ADA, ADA.space);
  const files = page.getByLabel("Files to upload");

  await test.step("send a few of both kinds", async () => {
    const from = server.log.length;
    await files.setInputFiles([mp3, large]);
    for (const name of ["cbr.mp3", "long-call.wav"]) await expect(entryOf(page, name)).toContainText("Available");
    const sent = server.log.slice(from).filter(({ request }) => request.startsWith("POST /v1/spaces/ada/field/audios"));
    // A clip goes as one creation; a recording as a creation and its bytes.
    expect(sent.map(({ request, status }) => `${status} ${request.split("/").at(-1)}`).sort()).toEqual([
      "200 file",
      "201 audios",
      "201 audios",
    ]);
  });

  await test.step("read what is known of it", async () => {
    await entryOf(page, "cbr.mp3").getByRole("link").click();
    await expect(page.getByRole("heading", { level: 1, name: "cbr" })).toBeVisible();
    await expect(page.getByRole("main")).toContainText("44.1 kHz");
    await expect(page.getByRole("main")).toContainText("0:03");
  });

  await test.step("see and hear it", async () => {
    await expect.poll(() => paintedHeightOf(page)).toBeGreaterThan(0.3);
    await play(page);
  });

  await test.step("say who speaks", async () => {
    await page.getByRole("button", { name: "Link to an identity" }).click();
    const dialog = page.getByRole("dialog", { name: "Who speaks in this audio?" });
    await dialog.getByLabel("Name or handle").fill("Grace Hopper");
    await dialog.getByRole("button", { name: "Make “Grace Hopper” a new identity" }).click();
    await dialog.getByRole("button", { name: "Link for good" }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole("region", { name: "Who speaks" })).toContainText("Grace Hopper");
  });

  await test.step("rename the other one, and hear its end", async () => {
    await page.goto(ADA.space);
    await page.getByRole("button", { name: "More about long-call" }).click();
    await expect(page.getByRole("menuitem", { name: "Delete" })).toHaveCount(0);
    await page.getByRole("menuitem", { name: "Rename" }).click();
    await page.getByRole("dialog").getByLabel("Alias").fill("The long call");
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await page.getByRole("link", { name: "The long call" }).click();
    await page.getByRole("slider", { name: "Position" }).focus();
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowLeft");
    await play(page);
  });
  await folder.remove();
});

test("a recording plays and moves on a server without ranges", async ({ page, server }) => {
  server.manners.ranges = false;
  await signInAt(page, ADA, ADA.space);
  await page.getByLabel("Files to upload").setInputFiles(clip("whole.wav", 20));
  await entryOf(page, "whole.wav").getByRole("link").click();
  const slider = page.getByRole("slider", { name: "Position" });
  await expect(slider).toHaveAttribute("aria-valuemax", "20");
  await slider.focus();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await expect(slider).toHaveAttribute("aria-valuenow", "15");
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect.poll(async () => Number(await slider.getAttribute("aria-valuenow"))).toBeGreaterThan(15);
  server.manners.ranges = true;
});

test("a file dropped on the page arrives; one that is no audio is refused in a sentence", async ({ page }) => {
  const folder = makeFolder();
  await signInAt(page, ADA, ADA.space);
  const dropped = await page.evaluateHandle(
    (bytes) => {
      const files = new DataTransfer();
      files.items.add(new File([Uint8Array.from(bytes)], "dropped.wav", { type: "audio/wav" }));
      return files;
    },
    Array.from(clip("dropped.wav", 0.5).buffer),
  );
  const overlay = page.locator("[data-slot=drop-overlay]");
  for (const event of ["dragenter", "dragover", "drop"]) await overlay.dispatchEvent(event, { dataTransfer: dropped });
  await expect(entryOf(page, "dropped.wav")).toContainText("Available");

  for (const name of ["text", "truncatedM4a"] as const) {
    const { path: file, fileName } = await writeFixture(folder.path, name);
    await page.getByLabel("Files to upload").setInputFiles(file);
    await expect(entryOf(page, fileName)).toContainText("Refused");
    await expect(entryOf(page, fileName)).toContainText("The file could not be decoded as audio.");
  }
  await folder.remove();
});

test("the library searches, sorts and pages, and shows the newest first", async ({ page, server }) => {
  await signInAt(page, { ...ADA, handle: "ben" }, "/studio/sessions");
  const files = Array.from({ length: 23 }, (_, n) => clip(`clip ${n + 1}.wav`, 0.1, 300 + 10 * n));
  // One after the other, so that they have an order.
  await page.getByLabel("Files to upload").setInputFiles(files);
  await expect(page.getByRole("region", { name: "Uploads", exact: true })).toContainText("23 available");
  await page.goto("/studio/sessions");
  const names = page.getByRole("table", { name: "Audios" }).getByRole("link", { name: /^clip/ });
  const newestFirst = server.store.spaces
    .find(({ handle }) => handle === "sessions")
    ?.audios.map(({ alias }) => alias ?? "")
    .reverse();
  await expect(names).toHaveText(newestFirst?.slice(0, 20) ?? []);
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: /next/i }).click();
  await expect(names).toHaveText(newestFirst?.slice(20) ?? []);
  await page.getByLabel("Search by name or handle").fill("clip 7");
  await expect(names).toHaveText(["clip 7"]);
  await page.getByLabel("Search by name or handle").fill("nothing like it");
  await expect(names).toHaveCount(0);
});

test("an upload that the server puts off or drops is told of, and sent again", async ({
  page,
  server,
  expectErrors,
}) => {
  expectErrors(/50\d|429|Failed to load/);
  const folder = makeFolder();
  const large = path.join(folder.path, "dropped-line.wav");
  await writeLargeWav(large, LARGE_BYTES);
  await signInAt(page, ADA, ADA.space);
  const files = page.getByLabel("Files to upload");
  const tray = page.getByRole("region", { name: "Uploads", exact: true });
  server.befall({ request: /POST .*\/audios$/, times: 1, how: { status: 429, retryAfterSeconds: 1 } });
  await files.setInputFiles(clip("patient.wav", 0.5));
  await retryUntilAvailable(page, "patient.wav");
  server.befall({ request: /POST .*\/file$/, times: 1, how: "drop" });
  await files.setInputFiles(large);
  await retryUntilAvailable(page, "dropped-line.wav");
  await expect(tray).toContainText("2 available");
  expect(server.store.spaces[0]?.audios.filter(({ alias }) => alias === "dropped-line")).toHaveLength(1);
  await folder.remove();
});

/** Waits until the file has arrived; where the page has given up, it is told to try again. */
async function retryUntilAvailable(page: Page, fileName: string): Promise<void> {
  const entry = entryOf(page, fileName);
  const retry = entry.getByRole("button", { name: `Retry ${fileName}` });
  await expect(entry.getByText("Available").or(retry)).toBeVisible({ timeout: 30_000 });
  if (await retry.isVisible()) await retry.click();
  await expect(entry).toContainText("Available");
}
