import type { Locator, Page } from "@playwright/test";
import { toneWav } from "../fixtures/tone.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { makeFolder } from "./support/files.ts";
import { makeKey } from "./support/keys.ts";
import { pasteIntoBash } from "./support/paste.ts";
import { signIn, unique } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

const TONE = toneWav({ seconds: 1, sampleRateHz: 16_000, channels: 1 });

/** An operation of the reference, opened at its own address, with its trial. */
async function openTrial(page: Page, id: string): Promise<Locator> {
  await page.goto(`/docs/reference#${id}`);
  const operation = page.locator(`details#${id}`);
  await operation.getByRole("button", { name: /^Try it/ }).click();
  return operation;
}

test("the reference opens an operation by its address, and filters", async ({ page }) => {
  await page.goto("/docs/reference#uploadFile");
  const operation = page.locator("details#uploadFile");
  await expect(operation.getByRole("heading", { name: "Parameters" })).toBeInViewport();
  await operation.getByRole("link", { name: "Audio", exact: true }).click();
  await expect(page.getByRole("list", { name: "Fields of Audio" })).toBeInViewport();
  await page.getByLabel("Filter operations").fill("POST identities");
  await expect(page.getByText("1 operation found.")).toBeVisible();
  const spaces = page.getByRole("region", { name: "Spaces", exact: true });
  await expect(spaces.locator("summary:visible")).toHaveText(/Make an identity/);
  await page.getByLabel("Filter operations").fill("nothing like it");
  await expect(page.getByText("No operation has these words.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Audios" })).toBeHidden();
});

test("a trial sends a request with the pasted key, and shows what came back", async ({
  page,
  newUser,
  expectErrors,
}) => {
  expectErrors(/401|400/);
  const person = await newUser();
  await page.goto("/settings/keys");
  await signIn(page, person);
  const key = await makeKey(page);

  const reading = await openTrial(page, "getUser");
  const asked = page.waitForRequest("**/api/v1/user");
  await reading.getByRole("button", { name: "Send" }).click();
  await expect(reading.getByRole("alert")).toHaveText(/No key was sent/);
  await expect(reading.getByRole("status")).toContainText("401");
  // The session's cookie is there, and is not sent.
  expect((await page.context().cookies()).map(({ name }) => name)).toContain("next-auth.session-token");
  expect((await (await asked).allHeaders()).cookie).toBeUndefined();

  await reading.getByLabel("API key").fill("earmark_key_wrong");
  await reading.getByRole("button", { name: "Send" }).click();
  await expect(reading.getByRole("alert")).toHaveText(/token/);
  await reading.getByLabel("API key").fill(` ${key} `);
  await reading.getByRole("button", { name: "Send" }).click();
  await expect(reading.getByRole("status")).toContainText("200");
  await expect(reading.getByRole("region", { name: "Body of the answer" })).toContainText(
    `"handle": "${person.handle}"`,
  );
  await reading.getByText("Headers of the answer").click();
  await expect(reading.getByText("x-request-id")).toBeVisible();

  expect(page.url()).not.toContain(key);
  expect(
    await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])),
  ).not.toContain(key);
  await page.reload();
  await reading.getByRole("button", { name: /^Try it/ }).click();
  await expect(reading.getByLabel("API key")).toHaveValue("");
});

test("a trial uploads a file, plays it, and takes it away again", async ({ page, newUser, apiAs }) => {
  const person = await newUser();
  const api = await apiAs(person);
  const { token: key } = await api.call("createKey", { body: { handle: unique("key") } });
  await page.goto("/docs");
  await page.getByRole("link", { name: "Sign in" }).click();
  await signIn(page, person);

  const creating = await openTrial(page, "createAudio");
  await creating.getByLabel("API key").fill(key);
  await expect(creating.getByLabel("owner (required)")).toHaveValue(person.handle);
  await creating.getByLabel("Body (JSON)").fill('{"alias": "By the reference"}');
  await creating.getByLabel("File").setInputFiles({ name: "tone.wav", mimeType: "audio/wav", buffer: TONE });
  await creating.getByRole("button", { name: "Send" }).click();
  const answer = creating.getByRole("region", { name: "Body of the answer" });
  await expect(answer).toContainText('"state": "available"');
  const { handle: audio, alias } = JSON.parse((await answer.textContent()) ?? "");
  expect(alias).toBe("By the reference");

  // A way within the page: the key is still there.
  await page.getByLabel("Filter operations").fill("getFile");
  await expect(page.getByText("1 operation found.")).toBeVisible();
  const downloading = page.locator("details#getFile");
  await downloading.locator("summary").first().click();
  await downloading.getByRole("button", { name: /^Try it/ }).click();
  await downloading.getByRole("button", { name: "Send" }).click();
  await expect(downloading.getByLabel("audio (required)")).toBeFocused();
  await downloading.getByLabel("audio (required)").fill(audio);
  await downloading.getByRole("button", { name: "Send" }).click();
  const player = downloading.getByLabel("The audio that was answered");
  await expect(player).toBeVisible();
  await expect.poll(() => player.evaluate((media: HTMLAudioElement) => media.duration)).toBe(1);

  await page.getByLabel("Filter operations").fill("removeAudio");
  const removing = page.locator("details#removeAudio");
  await removing.locator("summary").first().click();
  await removing.getByRole("button", { name: /^Try it/ }).click();
  await removing.getByLabel("audio (required)").fill(audio);
  await removing.getByRole("button", { name: "Delete an audio" }).click();
  await expect(removing.getByText("It has no body.")).toBeVisible();
  const { items } = await api.list("listAudios", { params: { owner: person.handle, space: "main" } });
  expect(items).toEqual([]);
});

test("a trial gives the command that does the same", async ({ page, newUser, apiAs }) => {
  const person = await newUser();
  const api = await apiAs(person);
  const { token: key } = await api.call("createKey", { body: { handle: unique("key") } });
  const renaming = await openTrial(page, "updateUser");
  await renaming.getByLabel("Body (JSON)").fill(`{"alias": "it's \\"me\\""}`);
  const command = (await renaming.getByRole("region", { name: "The same by curl, command" }).textContent()) ?? "";
  const folder = makeFolder();
  const output = await pasteIntoBash(`KEY=${key}\n${command}`, folder.path);
  expect(JSON.parse(output).alias).toBe('it\'s "me"');
  await folder.remove();
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test("axe finds nothing in the reference", async ({ page, expectErrors }) => {
      test.setTimeout(120_000);
      expectErrors(/401/);
      await page.goto("/docs/reference");
      await expectAccessible(page);
      const operation = await openTrial(page, "createAudio");
      await operation.getByRole("button", { name: "Send" }).click();
      await expect(operation.getByLabel("owner (required)")).toHaveAttribute("aria-invalid", "true");
      await operation.getByLabel("owner (required)").fill("a");
      await operation.getByLabel("space (required)").fill("b");
      await operation.getByRole("button", { name: "Send" }).click();
      await expect(operation.getByRole("alert")).toHaveText(/No key was sent/);
      await operation.getByText("Headers of the answer").click();
      await expectAccessible(page);
    });
  });
}
