import { expect, type Locator, type Page } from "@playwright/test";

/**
 * Waits until a page of the app obeys, or one `part` of it: React has taken its markup over, and every script that began with it
 * has had its turn. The network never falls idle where a page listens to what goes on.
 */
export async function untilAlive(page: Page, part: Locator = page.locator("main")): Promise<void> {
  const isTaken = () => part.evaluate((element) => Object.keys(element).some((key) => key.startsWith("__react")));
  await expect(async () => expect(await isTaken()).toBe(true)).toPass();
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
}
