import type { Page } from "@playwright/test";
import { ADMIN } from "../fixtures/admin.ts";
import type { ApiClient } from "../lib/client/client.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { signInAt, unique } from "./support/people.ts";
import { createTeam } from "./support/teams.ts";
import { expect, test } from "./support/test.ts";

const SETTINGS = ["/settings", "/settings/security", "/settings/keys", "/settings/organizations", "/settings/users"];

/** Something on every page of the settings. Gives the address of an invitation. */
async function fill(api: ApiClient): Promise<string> {
  await api.call("createKey", { body: { handle: unique("key"), alias: "A key" } });
  return (await createTeam(api)).invite();
}

async function everyPage(page: Page, invitation: string, check: () => Promise<void>): Promise<void> {
  for (const path of [...SETTINGS, invitation, "/invitations/nothing"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await check();
  }
  await page.goto("/settings/keys");
  await page.getByRole("button", { name: "New key" }).click();
  await page.getByRole("button", { name: "Make key" }).click();
  await expect(page.getByRole("textbox", { name: "Handle" })).toHaveAttribute("aria-invalid", "true");
  await check();
  await page.getByRole("textbox", { name: "Name" }).fill(unique("A key"));
  await page.getByRole("button", { name: "Make key" }).click();
  await expect(page.getByRole("textbox", { name: "Token" })).toBeVisible();
  await check();
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Revoke A key", exact: true }).first().click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await check();
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test("axe finds nothing in the settings, nor on an invitation", async ({
      page,
      api,
      newUser,
      apiAs,
      openBrowser,
      expectErrors,
    }) => {
      test.setTimeout(120_000);
      expectErrors(/404/);
      const invitation = await fill(api);
      await signInAt(page, ADMIN, "/settings");
      await everyPage(page, invitation, () => expectAccessible(page));
      const stranger = await openBrowser();
      await stranger.goto(await fill(await apiAs(await newUser())));
      await expectAccessible(stranger);
      const person = await newUser();
      await signInAt(stranger, person, "/settings/keys");
      await expectAccessible(stranger);
    });
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("no page of the settings is wider than the screen", async ({ page, api, expectErrors }) => {
    expectErrors(/404/);
    const invitation = await fill(api);
    await signInAt(page, ADMIN, "/settings");
    await everyPage(page, invitation, async () => {
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    });
  });
});
