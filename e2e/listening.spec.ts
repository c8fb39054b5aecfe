import type { Page } from "@playwright/test";
import { letIn } from "../fixtures/teams.ts";
import { expectAccessible } from "./support/accessibility.ts";
import {
  arrive,
  openPlayer,
  partsWav,
  player,
  playUntil,
  rate,
  samplePlaces,
  secondsOf,
  tone,
} from "./support/listening.ts";
import { signInAt } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

const media = (page: Page) => page.locator("audio");
/** What the player says of itself. */
const notes = (page: Page) => player(page).locator("[aria-live=polite]");

async function setSwitch(page: Page, name: string): Promise<void> {
  await player(page)
    .getByRole("button", { name: /^Listening/ })
    .click();
  await page.getByRole("switch", { name, exact: true }).click();
}

test("keys make it faster and slower at the same pitch, and slowing down goes back a little", async ({
  page,
  newUser,
  apiAs,
}) => {
  const person = await newUser();
  await openPlayer(page, person, (await arrive(await apiAs(person), person, tone(60))).address);
  for (const expected of ["1.25", "1.5", "1.75", "2", "2.5", "3", "4", "4"]) {
    await page.keyboard.press("w");
    await expect(rate(page)).toHaveValue(expected);
  }
  await page.keyboard.press("Space");
  await expect.poll(() => secondsOf(page), { intervals: [50] }).toBeGreaterThan(6);
  // One call, so that nothing plays in between.
  const [before, after] = await media(page).evaluate((element: HTMLAudioElement) => {
    const at = element.currentTime;
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "s", bubbles: true, cancelable: true }));
    return [at, element.currentTime];
  });
  expect(before - after).toBeCloseTo(2, 1);
  await expect(rate(page)).toHaveValue("3");
  expect(await media(page).evaluate((element: HTMLAudioElement) => element.preservesPitch)).toBe(true);
  await page.keyboard.press("Space");
  for (let step = 0; step < 12; step += 1) await page.keyboard.press("s");
  await expect(rate(page)).toHaveValue("0.25");
});

test("all of it is played again and again while it is repeated", async ({ page, newUser, apiAs }) => {
  const person = await newUser();
  await openPlayer(page, person, (await arrive(await apiAs(person), person, tone(1))).address);
  await page.keyboard.press("l");
  await page.keyboard.press("Space");
  const places = await samplePlaces(page, 3500);
  const rounds = places.filter((place, index) => index > 0 && place < (places[index - 1] ?? 0) - 0.5);
  expect(rounds.length).toBeGreaterThanOrEqual(2);
  await page.keyboard.press("l");
  await expect(player(page).getByRole("button", { name: "Play", exact: true })).toBeVisible();
  expect(await secondsOf(page)).toBeCloseTo(1, 1);
});

test("long silences are skipped where somebody wants that, and told apart from what was heard", async ({
  page,
  newUser,
  apiAs,
}) => {
  const person = await newUser();
  const api = await apiAs(person);
  const quiet = partsWav([
    { seconds: 2, level: 0.3 },
    { seconds: 20, level: 0 },
    { seconds: 10, level: 0.3 },
  ]);
  const { params, address } = await arrive(api, person, quiet);
  await openPlayer(page, person, address);
  await setSwitch(page, "Skip silence");
  await expect(page.getByRole("dialog", { name: "Listening" })).toContainText(/Skips 19\.\d seconds here/);
  await page.keyboard.press("Escape");
  await player(page).getByRole("slider", { name: "Position" }).focus();
  await page.keyboard.press("Space");
  await expect(notes(page).filter({ hasText: "Skipped" })).toContainText(/Skipped 19\.\d seconds of silence/);
  await page.keyboard.press("Space");
  expect(await secondsOf(page)).toBeGreaterThan(21);

  const mine = async () => (await api.call("getListening", { params })).people[0];
  await expect.poll(async () => (await mine())?.skipped.length).toBe(1);
  const [skipped] = (await mine())?.skipped ?? [];
  expect(skipped?.from).toBeCloseTo(2.25, 0);
  expect(skipped?.to).toBeCloseTo(21.75, 0);
  expect((await mine())?.share).toBeLessThan(0.5);
});

test("what is played arrives on the server as it was played, and nothing else does", async ({
  page,
  newUser,
  apiAs,
}) => {
  const person = await newUser();
  const api = await apiAs(person);
  const { params, address } = await arrive(api, person, tone(60));
  await openPlayer(page, person, address);
  const played = async () => (await api.call("getListening", { params })).people[0]?.played ?? [];

  await test.step("at which speed, and from where to where", async () => {
    await playUntil(page, 2);
    const firstEnd = await secondsOf(page);
    for (let step = 0; step < 6; step += 1) await page.keyboard.press("ArrowRight");
    for (let step = 0; step < 4; step += 1) await page.keyboard.press("w");
    const start = await secondsOf(page);
    await playUntil(page, start + 3);
    await expect.poll(async () => (await played()).length).toBe(2);
    const [first, second] = await played();
    expect(first).toMatchObject({ from: 0, rate: 1 });
    expect(first?.to).toBeCloseTo(firstEnd, 0);
    expect(second?.rate).toBe(2);
    expect(second?.from).toBeCloseTo(start, 0);
    expect(second?.to).toBeCloseTo(await secondsOf(page), 0);
  });

  await test.step("nothing where the sound is off", async () => {
    const before = await played();
    await page.keyboard.press("m");
    await page.keyboard.press("End");
    for (let step = 0; step < 2; step += 1) await page.keyboard.press("ArrowLeft");
    await playUntil(page, 52);
    await page.keyboard.press("m");
    await page.keyboard.press("Home");
    for (let step = 0; step < 2; step += 1) await page.keyboard.press("ArrowRight");
    await playUntil(page, 11);
    await expect.poll(async () => (await played()).length).toBe(before.length + 1);
    expect((await played()).at(-1)?.to).toBeLessThan(50);
  });
});

test("somebody who only looks is not asked what they hear", async ({ page, newUser, apiAs }) => {
  const [owner, viewer] = [await newUser(), await newUser()];
  const api = await apiAs(owner);
  const org = `team-${owner.handle}`;
  await api.call("createOrg", { body: { handle: org, alias: "A team" } });
  await api.call("createSpace", { params: { owner: org }, body: { handle: "main" } });
  await letIn(api, await apiAs(viewer), { org, role: "viewer" });
  const { address } = await arrive(api, { ...owner, handle: org, space: `/${org}/main` }, tone(5));
  const asked: string[] = [];
  page.on("request", (request) => request.url().endsWith("/listening") && asked.push(request.method()));
  await openPlayer(page, viewer, address);
  await playUntil(page, 1);
  expect(asked).toEqual([]);
});

test("the original is heard in place of the WAV, at the same instant", async ({ page, newUser, apiAs }) => {
  const person = await newUser();
  await openPlayer(page, person, (await arrive(await apiAs(person), person, tone(60))).address);
  await page.keyboard.press("Space");
  await expect.poll(() => secondsOf(page)).toBeGreaterThan(0.5);
  const asked = page.waitForResponse((response) => response.url().includes("/original?as=audio"));
  await page.keyboard.press("b");
  const answer = await asked;
  expect(answer.status()).toBe(206);
  expect(answer.headers()).toMatchObject({
    "content-type": "audio/wav",
    "x-content-type-options": "nosniff",
    "content-security-policy": expect.stringContaining("sandbox"),
    "content-disposition": expect.stringMatching(/^attachment/),
  });
  await expect(notes(page).filter({ hasText: "You hear the original." })).toBeVisible();
  expect(await secondsOf(page)).toBeGreaterThan(0.5);
  await expect(player(page).getByRole("button", { name: "Pause" })).toBeVisible();
  await page.keyboard.press("b");
  await expect(notes(page).filter({ hasText: "You hear the original." })).toBeHidden();
  // It is there already.
  await page.keyboard.press("b");
  await expect(notes(page).filter({ hasText: "You hear the original." })).toBeVisible();
});

test("no original is called what it could be a page as", async ({ page, newUser, apiAs }) => {
  const person = await newUser();
  const { address } = await arrive(await apiAs(person), person, tone(1));
  await signInAt(page, person, address);
  for (const [as, type] of [
    ["text/html", "application/octet-stream"],
    ["image/svg+xml", "application/octet-stream"],
    ["audio/flac", "audio/flac"],
  ]) {
    const answer = await page.request.get(`${address}/original?as=${encodeURIComponent(as ?? "")}`);
    expect(answer.headers()["content-type"]).toBe(type);
  }
});

test("it goes on where somebody stopped, and from the start where they finished", async ({ page, newUser, apiAs }) => {
  const person = await newUser();
  await openPlayer(page, person, (await arrive(await apiAs(person), person, tone(40))).address);
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("ArrowRight");
  await playUntil(page, 16);
  const left = await secondsOf(page);
  await page.reload();
  await expect(notes(page).filter({ hasText: "You stopped here the last time, at 0:1" })).toBeVisible();
  expect(await secondsOf(page)).toBeCloseTo(left, 0);
  await player(page).getByRole("button", { name: "From the start" }).click();
  await expect.poll(() => secondsOf(page)).toBe(0);
  await expect(notes(page).filter({ hasText: "You stopped" })).toBeHidden();

  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowRight");
  await player(page).getByRole("slider", { name: "Position" }).focus();
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Space");
  await expect(player(page).getByRole("button", { name: "Play", exact: true })).toBeVisible();
  await page.reload();
  await expect(player(page).getByRole("button", { name: "Play", exact: true })).toBeEnabled();
  expect(await secondsOf(page)).toBe(0);
});

test("even loudness says what it does, and changes the sound alone", async ({ page, newUser, apiAs }) => {
  const person = await newUser();
  await openPlayer(
    page,
    person,
    (await arrive(await apiAs(person), person, partsWav([{ seconds: 10, level: 0.05 }]))).address,
  );
  await setSwitch(page, "Even loudness");
  const menu = page.getByRole("dialog", { name: "Listening" });
  await expect(menu).toContainText(/\+1\d\.\d dB here\. The file stays as it is\./);
  await page.keyboard.press("Escape");
  await expect(player(page).getByRole("button", { name: "Listening 1 on" })).toBeVisible();
  await page.reload();
  await player(page).getByRole("button", { name: "Listening 1 on" }).click();
  await expect(page.getByRole("switch", { name: "Even loudness" })).toBeChecked();
});

test("the clip light goes on where the sound reaches full scale, and stays until it is clicked", async ({
  page,
  newUser,
  apiAs,
}) => {
  const person = await newUser();
  const file = partsWav([
    { seconds: 1, level: 1 },
    { seconds: 10, level: 0.1 },
  ]);
  await openPlayer(page, person, (await arrive(await apiAs(person), person, file)).address);
  await expect(player(page).getByRole("button", { name: "Clip light, off" })).toBeVisible();
  await playUntil(page, 2);
  await expect(notes(page).filter({ hasText: "The sound reached full scale." })).toBeAttached();
  await player(page).getByRole("button", { name: "Clip light: The sound. Put it out" }).click();
  await expect(player(page).getByRole("button", { name: "Clip light, off" })).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test("axe finds nothing in the player and its menu", async ({ page, newUser, apiAs }) => {
      const person = await newUser();
      await openPlayer(page, person, (await arrive(await apiAs(person), person, tone(60))).address);
      await playUntil(page, 1);
      await page.keyboard.press("b");
      await expectAccessible(page);
      await player(page)
        .getByRole("button", { name: /^Listening/ })
        .click();
      await expect(page.getByRole("dialog", { name: "Listening" })).toBeVisible();
      await expectAccessible(page);
    });
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("neither the player nor its menu is wider than the screen", async ({ page, newUser, apiAs }) => {
    const person = await newUser();
    await openPlayer(page, person, (await arrive(await apiAs(person), person, tone(60))).address);
    await player(page)
      .getByRole("button", { name: /^Listening/ })
      .click();
    const menu = await page.getByRole("dialog", { name: "Listening" }).boundingBox();
    expect(menu && menu.x >= 0 && menu.x + menu.width <= 390).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});
