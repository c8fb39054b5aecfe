import type { Page } from "@playwright/test";
import { toneWav } from "../fixtures/tone.ts";
import type { ApiClient } from "../lib/client/client.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { signIn } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

const TONE = toneWav({ seconds: 2, sampleRateHz: 16_000, channels: 2 }).toString("base64");
const TEXT = Buffer.from("no audio at all, only words".repeat(99)).toString("base64");

/** An audio in each state, and the handle of the one that plays. */
async function fill(api: ApiClient, owner: string): Promise<string> {
  const params = { owner, space: "main" };
  const create = (fields: object, prefer = "wait=30") =>
    api.call("createAudio", { params, body: JSON.stringify(fields), headers: { prefer } });
  await create({ alias: "Waits for its file" });
  await create({ alias: "Refused", name: "notes.mp3", file: TEXT }, "wait=0");
  const { handle } = await create({ alias: "A tone", name: "tone.wav", file: TONE });
  await api.call("putMark", { params: { ...params, audio: handle }, body: { verdict: "wrong", note: "hums" } });
  return handle;
}

async function everyPage(page: Page, audio: string, space: string, check: () => Promise<void>): Promise<void> {
  for (const [address, heading] of [
    ["/", /./],
    [space, /main/],
    [`${space}?search=nothing-like-it`, /main/],
    [`${space}/audios/${audio}`, /A tone/],
    ["/nobody/nothing", /does not exist/],
  ] as const) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
    await check();
  }
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test("axe finds nothing on any page", async ({ page, newUser, apiAs, expectErrors }) => {
      test.setTimeout(120_000);
      expectErrors(/404/);
      await page.goto("/sign-in");
      await expectAccessible(page);
      const person = await newUser();
      await signIn(page, person);
      await page.goto(person.space);
      await expect(page.getByText("No audios yet")).toBeVisible();
      await expectAccessible(page);
      const audio = await fill(await apiAs(person), person.handle);
      await everyPage(page, audio, person.space, () => expectAccessible(page));
    });
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("no page is wider than the screen", async ({ page, newUser, apiAs, expectErrors }) => {
    expectErrors(/404/);
    const person = await newUser();
    await page.goto("/sign-in");
    await signIn(page, person);
    const audio = await fill(await apiAs(person), person.handle);
    await everyPage(page, audio, person.space, async () => {
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    });
  });
});

test("the player obeys the keyboard", async ({ page, newUser, apiAs }) => {
  const person = await newUser();
  await page.goto("/sign-in");
  await signIn(page, person);
  const api = await apiAs(person);
  const long = toneWav({ seconds: 20, sampleRateHz: 8000, channels: 1 }).toString("base64");
  const params = { owner: person.handle, space: "main" };
  const { handle } = await api.call("createAudio", { params, body: JSON.stringify({ alias: "Long", file: long }) });
  await page.goto(`${person.space}/audios/${handle}`);
  const slider = page.getByRole("slider", { name: "Position" });
  await expect(slider).toHaveAttribute("aria-valuemax", "20");
  const at = async () => Number(await slider.getAttribute("aria-valuenow"));
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(at).toBe(5);
  await page.keyboard.press("End");
  await expect.poll(at).toBe(20);
  await page.keyboard.press("ArrowLeft");
  await expect.poll(at).toBe(15);
  await page.keyboard.press("Home");
  await expect.poll(at).toBe(0);
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
  await expect.poll(at).toBeGreaterThan(0);
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
});

test("the library searches, sorts and pages in its address", async ({ page, newUser, apiAs }) => {
  const person = await newUser();
  const api = await apiAs(person);
  const params = { owner: person.handle, space: "main" };
  for (let i = 1; i <= 23; i++) {
    await api.call("createAudio", { params, body: JSON.stringify({ alias: `clip ${i}` }) });
  }
  await page.goto(person.space);
  await signIn(page, person);
  const names = page.getByRole("table", { name: "Audios" }).getByRole("link", { name: /^clip/ });
  await expect(names.first()).toHaveText("clip 23");
  await expect(names).toHaveCount(20);
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: /next/i }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect(names).toHaveCount(3);
  await page.getByLabel("Search by name or handle").fill("clip 7");
  await expect(page).toHaveURL(/search=clip/);
  await expect(names).toHaveText(["clip 7"]);
  await page.reload();
  await expect(names).toHaveText(["clip 7"]);
});
