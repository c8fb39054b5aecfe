import { copyFileSync, symlinkSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "@playwright/test";
import { goodFixtures, writeFixture } from "../fixtures/audio.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { makeFolder } from "./support/files.ts";
import { makeKey } from "./support/keys.ts";
import { pasteIntoBash } from "./support/paste.ts";
import { signIn } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

/** The texts to paste, in the order of the page. */
async function readCommands(page: Page): Promise<{ kind: string; text: string }[]> {
  const blocks = await page.getByRole("figure").all();
  return Promise.all(
    blocks.map(async (block) => ({
      kind: (await block.getAttribute("data-kind")) ?? "",
      text: (await block.locator("code").textContent()) ?? "",
    })),
  );
}

test("a newcomer comes from the guide alone to an uploaded audio, by pasting what it says", async ({
  page,
  newUser,
  apiAs,
}) => {
  test.setTimeout(120_000);
  const person = await newUser();
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "read its guide" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/curl/);
  await page.getByRole("link", { name: "Settings, API keys" }).click();
  await signIn(page, person);
  const key = await makeKey(page);
  await page.getByRole("link", { name: "guide to the API" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/curl/);

  const folder = makeFolder();
  const { path: mp3 } = await writeFixture(folder.path, "mp3Cbr");
  copyFileSync(mp3, path.join(folder.path, "my recording.mp3"));
  symlinkSync(path.resolve("node_modules"), path.join(folder.path, "node_modules"));
  await page.getByText("No browser at hand?").click();
  const found = await readCommands(page);
  const programs = found.filter(({ kind }) => kind === "program");
  expect([found.length, programs.length]).toEqual([13, 1]);
  writeFileSync(path.join(folder.path, "resume.mjs"), programs[0]?.text ?? "");
  const commands = found.filter(({ kind }) => kind === "command").map(({ text }) => text);
  const output = await pasteIntoBash(
    commands
      .join("\n")
      .replace("'your-key'", `'${key}'`)
      .replace("'recording.mp3'", "'my recording.mp3'")
      .replace("'your password'", `'${person.password}'`)
      // What it would install is here.
      .replace("npm install tus-js-client\n", ""),
    folder.path,
  );

  expect(output).toContain(`"handle":"${person.handle}"`);
  const api = await apiAs(person);
  const params = { owner: person.handle, space: "main" };
  const { items } = await api.list("listAudios", { params });
  expect(items.map(({ alias }) => alias)).toEqual([
    "My first audio",
    "A long recording",
    null,
    "Not waited for",
    "Made once",
  ]);
  for (const { handle, alias } of items.filter(({ alias }) => alias !== "Made once"))
    await expect
      .poll(async () => (await api.call("getAudio", { params: { ...params, audio: handle } })).state, `${alias}`)
      .toBe("available");
  const wav = await readFile(path.join(folder.path, `${items[0]?.handle}.wav`));
  expect([wav.toString("latin1", 0, 4), wav.readUInt32LE(24)]).toEqual(["RIFF", goodFixtures.mp3Cbr.sampleRateHz]);
  await folder.remove();
});

test("a block of the guide is copied whole, and says so", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/docs");
  await page.getByRole("button", { name: "Copy command: Upload", exact: true }).click();
  await expect(page.getByText("Command: Upload copied.")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await page.getByRole("region", { name: "Upload, command" }).textContent());
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test("axe finds nothing in the guide", async ({ page }) => {
      await page.goto("/docs");
      await page.getByText("No browser at hand?").click();
      await expectAccessible(page);
    });
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("no page of the documentation is wider than the screen", async ({ page }) => {
    for (const address of ["/docs", "/docs/reference"]) {
      await page.goto(address);
      await page.evaluate(() => {
        for (const details of document.querySelectorAll("details")) details.open = true;
      });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    }
  });
});
