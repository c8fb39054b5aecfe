import { parseDuration } from "../lib/domain/durations.ts";
import { signIn } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

test("what the browser itself recorded, dropped anywhere on the page, arrives and plays", async ({
  page,
  newUser,
  apiAs,
}) => {
  const person = await newUser();
  await page.goto(person.space);
  await signIn(page, person);
  await expect(page.getByText("No audios yet")).toBeVisible();

  const recorded = await page.evaluateHandle(async () => {
    const context = new AudioContext();
    const tone = context.createOscillator();
    const sink = context.createMediaStreamDestination();
    tone.connect(sink);
    tone.start();
    const recorder = new MediaRecorder(sink.stream, { mimeType: "audio/webm;codecs=opus" });
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    recorder.start();
    await new Promise((resolve) => setTimeout(resolve, 2000));
    const stopped = new Promise((resolve) => recorder.addEventListener("stop", resolve));
    recorder.stop();
    await stopped;
    const files = new DataTransfer();
    files.items.add(new File(parts, "my voice.webm", { type: "audio/webm" }));
    return files;
  });
  const overlay = page.locator("[data-slot=drop-overlay]");
  await overlay.dispatchEvent("dragenter", { dataTransfer: recorded });
  await overlay.dispatchEvent("dragover", { dataTransfer: recorded });
  await overlay.dispatchEvent("drop", { dataTransfer: recorded });

  const tray = page.getByRole("region", { name: "Uploads", exact: true });
  await expect(tray).toContainText("1 available");
  const api = await apiAs(person);
  const { items } = await api.list("listAudios", { params: { owner: person.handle, space: "main" } });
  expect(items).toMatchObject([
    {
      alias: "my voice",
      state: "available",
      partial: false,
      source: { container: "webm", codec: "opus", verified: true },
    },
  ]);
  expect(Math.abs(parseDuration(items[0]?.duration ?? "") - 2)).toBeLessThan(1);
  await tray.getByRole("link", { name: "my voice" }).click();
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
});
