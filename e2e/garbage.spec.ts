import { writeFileSync } from "node:fs";
import path from "node:path";
import type { LaunchOptions, Worker } from "@playwright/test";
import { toneWav } from "../fixtures/tone.ts";
import { makeFolder } from "./support/files.ts";
import { signInAt } from "./support/people.ts";
import { test as base, expect } from "./support/test.ts";

const FILES = 12;

/** A browser whose scripts can have the garbage collected. */
const test = base.extend<object, { launchOptions: LaunchOptions }>({
  launchOptions: [
    async ({ launchOptions }, use) =>
      use({ ...launchOptions, args: [...(launchOptions.args ?? []), "--js-flags=--expose-gc"] }),
    { scope: "worker" },
  ],
});

const collectAllTheTime = (worker: Worker) =>
  // A worker may have ended by then.
  worker.evaluate(() => void setInterval(() => (self as unknown as { gc(): void }).gc(), 1)).catch(() => {});

test("files arrive however often the browser collects its garbage", async ({ page, newUser, apiAs }) => {
  const person = await newUser();
  const api = await apiAs(person);
  const folder = makeFolder();
  const files = Array.from({ length: FILES }, (_none, number) => {
    const file = path.join(folder.path, `clip ${number}.wav`);
    writeFileSync(file, toneWav({ seconds: 12, sampleRateHz: 48_000, channels: 2, hertz: 200 + number }));
    return file;
  });
  page.on("worker", (worker) => void collectAllTheTime(worker));
  await signInAt(page, person, person.space);
  await page.getByLabel("Files to upload").setInputFiles(files);
  const tray = page.getByRole("region", { name: "Uploads", exact: true });
  await expect(tray).toContainText(`${FILES} available`, { timeout: 120_000 });
  const { total } = await api.list("listAudios", { params: { owner: person.handle, space: "main" } });
  expect(total).toBe(FILES);
  await folder.remove();
});
