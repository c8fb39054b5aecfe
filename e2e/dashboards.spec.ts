import type { Page } from "@playwright/test";
import { letIn } from "../fixtures/teams.ts";
import type { ApiClient } from "../lib/client/client.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { signInAt } from "./support/people.ts";
import { addRefused, addTone, createOrgWithCalls, libraryRows } from "./support/team-story.ts";
import { expect, test } from "./support/test.ts";

type Team = { admin: ApiClient; editor: ApiClient };

/** A team with a space whose every number is another; the second space keeps the first from being the only one. */
async function fill({ admin, editor }: Team, org: string): Promise<void> {
  const params = { owner: org, space: "calls" };
  await admin.call("createSpace", { params: { owner: org }, body: { handle: "empty" } });
  await admin.call("createIdentity", { params, body: { handle: "ada", alias: "Ada" } });
  const mark = (api: ApiClient, audio: string, verdict: "right" | "wrong") =>
    api.call("putMark", { params: { ...params, audio }, body: { verdict } });
  const made: string[] = [];
  for (let i = 1; i <= 10; i++) made.push(await addTone(i % 2 ? admin : editor, params, `Call ${i}`));
  for (const audio of made.slice(0, 3)) await mark(admin, audio, "right");
  for (const audio of made.slice(3, 5)) await mark(editor, audio, "wrong");
  await mark(editor, made[0] as string, "wrong");
  await addRefused(editor, params);
  await admin.call("createAudio", { params, body: JSON.stringify({ alias: "Still to come" }) });
}

/** Follows every link whose name ends in a number, and expects a list of exactly that many. */
async function followNumbers(page: Page, home: string, names: Record<string, number>): Promise<void> {
  for (const [name, count] of Object.entries(names)) {
    await page.goto(home);
    await page.getByRole("link", { name: `${name}: ${count}`, exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Calls");
    await expect(libraryRows(page)).toHaveCount(count);
  }
}

test("the numbers are true, and each leads to a list of exactly that many", async ({ page, newUser, apiAs }) => {
  test.setTimeout(180_000);
  const [admin, editor] = [await newUser(), await newUser()];
  const team = { admin: await apiAs(admin), editor: await apiAs(editor) };
  const org = await createOrgWithCalls(team.admin, "The callers");
  await letIn(team.admin, team.editor, { org, role: "editor" });
  await fill(team, org);
  await signInAt(page, admin, `/${org}`);
  for (const name of ["Audios: 12", "Undecided: 5", "Accepted: 2", "Rejected: 2", "Disputed: 1"]) {
    await expect(page.getByRole("link", { name, exact: true })).toBeVisible();
  }
  await expect(page.getByRole("link", { name: "Identities of Calls: 1" })).toBeVisible();
  await followNumbers(page, `/${org}`, {
    "Audios of Calls": 12,
    "Undecided of Calls": 5,
    "Accepted of Calls": 2,
    "Rejected of Calls": 2,
    "Disputed of Calls": 1,
    "Cannot be used of Calls": 1,
  });
  await followNumbers(page, `/${org}/calls/statistics`, { Audios: 12, Undecided: 5, "Cannot be used": 1 });

  await page.goto(`/${org}/calls/statistics?days=7`);
  await page.getByText("Show as table").click();
  const table = page.getByRole("table", { name: "Uploads per day" });
  await expect(table.getByRole("row")).toHaveCount(8);
  await expect(table.getByRole("row").nth(1).getByRole("cell")).toHaveText(["12", "1"]);
  await table.getByRole("link", { name: /^12 audios created on/ }).click();
  await expect(libraryRows(page)).toHaveCount(12);

  await page.goto(`/${org}/calls/statistics`);
  await expect(page.getByRole("listitem").filter({ hasText: "cannot be used" })).toContainText(
    `${editor.handle} sent Words`,
  );
  await page.getByRole("link", { name: "Not audio or video" }).click();
  await expect(libraryRows(page)).toHaveCount(1);
});

test("a click on a day of the chart leads to its audios", async ({ page, newUser, apiAs }) => {
  const person = await newUser();
  await addTone(await apiAs(person), { owner: person.handle, space: "main" }, "One call");
  await signInAt(page, person, `/${person.handle}`);
  await page.getByRole("link", { name: "7 days" }).click();
  const chart = page.getByRole("figure", { name: /Chart of uploads per day/ });
  const today = { position: { x: 620, y: 100 } };
  await chart.getByRole("application").hover(today);
  await expect(chart).toContainText("1 audio created");
  await chart.getByRole("application").click(today);
  await expect(page).toHaveURL(/\/main\?day=\d{4}-\d\d-\d\d$/);
  await expect(libraryRows(page)).toHaveCount(1);
});

test("an owner is chosen in the bar, and leads to its dashboard", async ({ page, newUser, apiAs }) => {
  const person = await newUser();
  const org = await createOrgWithCalls(await apiAs(person), "The callers");
  await signInAt(page, person, person.space);
  await page.getByRole("button", { name: /switch space/ }).click();
  await page.getByRole("menuitem", { name: "The callers Dashboard" }).click();
  await expect(page).toHaveURL(new RegExp(`/${org}$`));
  await expect(page.getByRole("link", { name: "Dashboard" })).toHaveAttribute("aria-current", "page");
  await page.getByRole("button", { name: /^The callers ?, switch space$/ }).press("Enter");
  await page.getByRole("menuitem", { name: "Calls", exact: true }).press("Enter");
  await expect(page).toHaveURL(new RegExp(`/${org}/calls$`));
  await expect(page.getByRole("button", { name: /^The callers \/ Calls ?, switch space$/ })).toBeVisible();
});

async function everyPage(page: Page, org: string, check: () => Promise<void>): Promise<void> {
  const pages = ["", "?days=7", "/members", "/settings", "/calls?marks=disputed&state=available", "/calls/statistics"];
  for (const path of [...pages, "/calls/identities", "/calls/settings", "/empty/statistics", "/empty/settings"]) {
    await page.goto(`/${org}${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await check();
  }
  await page.goto(`/${org}/calls/statistics`);
  await page.getByText("Show as table").click();
  await check();
  await page.goto(`/${org}/members`);
  await page.getByRole("button", { name: "Invite by link" }).click();
  await check();
  await page.getByRole("button", { name: "Make link" }).click();
  await expect(page.getByRole("button", { name: "Done" })).toBeVisible();
  await check();
  await page.goto(`/${org}/calls?marks=unmarked`);
  await libraryRows(page).first().getByRole("link").first().click();
  await page.getByRole("button", { name: "Link to an identity" }).click();
  await expect(page.getByRole("radio", { name: "Ada" })).toBeVisible();
  await check();
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test("axe finds nothing on the pages of a team", async ({ page, newUser, apiAs, openBrowser }) => {
      test.setTimeout(180_000);
      const [admin, viewer] = [await newUser(), await newUser()];
      const team = { admin: await apiAs(admin), editor: await apiAs(viewer) };
      const org = await createOrgWithCalls(team.admin, "The callers");
      await letIn(team.admin, team.editor, { org, role: "editor" });
      await fill(team, org);
      await signInAt(page, admin, `/${org}`);
      await everyPage(page, org, () => expectAccessible(page));
      await team.admin.call("putMember", { params: { org, user: viewer.handle }, body: { role: "viewer" } });
      const other = await openBrowser();
      await signInAt(other, viewer, `/${org}/calls`);
      await expectAccessible(other);
      await other.goto(`/${org}/members`);
      await expectAccessible(other);
    });
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("no page of a team is wider than the screen", async ({ page, newUser, apiAs }) => {
    test.setTimeout(120_000);
    const person = await newUser();
    const admin = await apiAs(person);
    const org = await createOrgWithCalls(admin, "The callers");
    await fill({ admin, editor: admin }, org);
    await signInAt(page, person, `/${org}`);
    await everyPage(page, org, async () => {
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    });
  });
});

test("the overview tells what came in, however many empty spaces come before it", async ({ page, newUser, apiAs }) => {
  const person = await newUser();
  const api = await apiAs(person);
  const orgs: string[] = [];
  for (let i = 1; i <= 5; i++) orgs.push(await createOrgWithCalls(api, `Team ${i}`));
  const last = orgs.sort().at(-1) as string;
  await addTone(api, { owner: last, space: "calls" }, "The only call");
  await addRefused(api, { owner: last, space: "calls" });
  await signInAt(page, person, "/");
  await expect(page.getByRole("region", { name: "Came in lately" })).toContainText("The only call");
  await expect(page.getByRole("region", { name: "Could not be used" })).toContainText("Words");
});
