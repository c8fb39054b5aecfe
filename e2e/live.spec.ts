import type { Page } from "@playwright/test";
import { ADMIN } from "../fixtures/admin.ts";
import { letIn } from "../fixtures/teams.ts";
import { toneWav } from "../fixtures/tone.ts";
import { signInAt } from "./support/people.ts";
import { createTeam } from "./support/teams.ts";
import { expect, test } from "./support/test.ts";

const tone = toneWav({ seconds: 1, sampleRateHz: 8000, channels: 1 }).toString("base64");

/** How many streams of events the pages of a browser have asked for, and how many of those are still open. */
function countStreams(page: Page) {
  const open = new Set<unknown>();
  let asked = 0;
  const context = page.context();
  context.on("request", (request) => {
    if (new URL(request.url()).pathname !== "/me/events") return;
    asked += 1;
    open.add(request);
  });
  context.on("requestfinished", (request) => open.delete(request));
  context.on("requestfailed", (request) => open.delete(request));
  return { asked: () => asked, open: () => open.size };
}

/** A team of the admin with a space, an audio in it, and what is done there by the API. */
async function setScene(api: Parameters<typeof createTeam>[0]) {
  const team = await createTeam(api);
  const place = { owner: team.handle, space: "main" };
  await api.call("createSpace", { params: place, body: { handle: "main" } });
  const body = JSON.stringify({ file: tone, alias: "The first take" });
  const { handle } = await api.call("createAudio", { params: place, body });
  const params = { ...place, audio: handle };
  return {
    org: team.handle,
    library: `/${team.handle}/main`,
    audio: `/${team.handle}/main/audios/${handle}`,
    rename: (alias: string) => api.call("updateAudio", { params, body: { alias } }),
    upload: (alias: string) => api.call("createAudio", { params: place, body: JSON.stringify({ file: tone, alias }) }),
  };
}

const titleOf = (page: Page) => page.getByRole("heading", { level: 1 });

test("what one person changes, everybody who looks at it sees", async ({ page, api, apiAs, newUser, openBrowser }) => {
  const scene = await setScene(api);
  const guest = await newUser();
  await letIn(api, await apiAs(guest), { org: scene.org, role: "reviewer" });
  const other = await openBrowser();
  await signInAt(page, ADMIN, scene.audio);
  await signInAt(other, guest, scene.audio);
  await expect(titleOf(other)).toHaveText("The first take");
  await page.getByRole("button", { name: "Rename" }).click();
  await page.getByLabel("Alias").fill("The second take");
  await page.keyboard.press("Enter");
  await expect(titleOf(other)).toHaveText("The second take");

  await other.goto(scene.library);
  await scene.rename("The third take");
  await expect(other.getByRole("link", { name: "The third take" })).toBeVisible();
  await scene.upload("Another one");
  await expect(other.getByRole("link", { name: "Another one" })).toBeVisible();
});

test("two tabs of one browser share a stream, and the one that stays goes on with it", async ({ page, api }) => {
  const scene = await setScene(api);
  const streams = countStreams(page);
  await signInAt(page, ADMIN, scene.audio);
  await expect.poll(streams.open).toBe(1);
  const second = await page.context().newPage();
  await second.goto(scene.library);
  await scene.rename("Heard in both");
  await expect(titleOf(page)).toHaveText("Heard in both");
  await expect(second.getByRole("link", { name: "Heard in both" })).toBeVisible();
  expect([streams.asked(), streams.open()]).toEqual([1, 1]);

  await page.close();
  await expect.poll(streams.asked).toBe(2);
  await scene.rename("Heard alone");
  await expect(second.getByRole("link", { name: "Heard alone" })).toBeVisible();
});

test("what somebody is writing stays, and the page catches up when they are done", async ({ page, api }) => {
  const scene = await setScene(api);
  const streams = countStreams(page);
  await signInAt(page, ADMIN, scene.library);
  await expect.poll(streams.open).toBe(1);
  await page.getByRole("button", { name: /The first take/ }).click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  const field = page.getByRole("dialog").getByLabel("Alias");
  await field.fill("Half a na");
  await scene.upload("From elsewhere");
  await scene.rename("By somebody else");
  await field.pressSequentially("me");
  await expect(field).toHaveValue("Half a name");
  await expect(page.getByText("From elsewhere")).toBeHidden();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("link", { name: "From elsewhere" })).toBeVisible();
  await expect(page.getByRole("link", { name: "By somebody else" })).toBeVisible();
});

test("signing out ends the stream, in every tab", async ({ page, newUser }) => {
  const person = await newUser();
  const streams = countStreams(page);
  await signInAt(page, person, person.space);
  const left = await page.context().newPage();
  await left.goto(person.space);
  await expect.poll(streams.open).toBe(1);
  await page.getByRole("button", { name: /^Your account/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await expect.poll(streams.open, { timeout: 15_000 }).toBe(0);
});

test("a page whose refresh gets no answer stays, and hears again once the server is there", async ({
  page,
  api,
  expectErrors,
}) => {
  expectErrors(/Failed to load resource|Failed to fetch RSC payload/);
  const scene = await setScene(api);
  await signInAt(page, ADMIN, scene.audio);
  await page.evaluate(() => Object.assign(window, { isTheSame: true }));
  const isTheSame = () => page.evaluate(() => "isTheSame" in window);
  const refreshes = (url: URL) => url.searchParams.has("_rsc") && url.pathname === scene.audio;
  let isAway = false;
  let refused = 0;
  await page.route(refreshes, async (route) => {
    isAway = true;
    refused += 1;
    await route.abort("connectionrefused");
  });
  // There when it is asked before the refresh, and away from then on.
  await page.route("**/api/health", (route) => (isAway ? route.abort("connectionrefused") : route.continue()));
  await scene.rename("The second take");
  await expect.poll(() => refused).toBeGreaterThan(0);
  await page.waitForTimeout(500);
  expect(await isTheSame()).toBe(true);
  await page.getByRole("button", { name: "Rename" }).click();
  await expect(page.getByLabel("Alias")).toHaveValue("The first take");
  await page.keyboard.press("Escape");

  await page.unrouteAll();
  await scene.rename("The third take");
  await expect(titleOf(page)).toHaveText("The third take");
  expect(await isTheSame()).toBe(true);
  await page.getByRole("link", { name: "Library" }).first().click();
  await expect(page.getByRole("link", { name: "The third take" })).toBeVisible();
  expect(await isTheSame()).toBe(true);
});

test("a page that the server answers otherwise is loaded anew", async ({ page, api, expectErrors }) => {
  expectErrors(/Failed to load resource|Failed to fetch RSC payload/);
  const scene = await setScene(api);
  await signInAt(page, ADMIN, scene.audio);
  await page.evaluate(() => Object.assign(window, { isTheSame: true }));
  const refreshes = (url: URL) => url.searchParams.has("_rsc") && url.pathname === scene.audio;
  await page.route(refreshes, (route) => route.abort("connectionrefused"), { times: 1 });
  await scene.rename("The second take");
  await expect(titleOf(page)).toHaveText("The second take");
  expect(await page.evaluate(() => "isTheSame" in window)).toBe(false);
});
