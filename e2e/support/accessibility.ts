import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** All that a theme can change. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

/**
 * Asserts that axe finds nothing on the page as it now stands; a finding is told by its rule and its
 * elements. In the dark only the colours are looked at: the rest is as it was in the light.
 */
export async function expectAccessible(page: Page): Promise<void> {
  // Where one comes by a link, it may come a moment after the page.
  await expect(page).toHaveTitle(/./);
  const isDark = await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
  const axe = new AxeBuilder({ page });
  const { violations } = await (isDark ? axe.withRules(COLOUR_RULES) : axe.withTags(RULES)).analyze();
  const findings = violations.map(({ id, help, nodes }) => ({
    rule: `${id}: ${help}`,
    elements: nodes.map((node) => `${node.target.join(" ")} | ${node.failureSummary?.replace(/\s+/g, " ")}`),
  }));
  expect(findings, `what axe finds on ${page.url()}`).toEqual([]);
}
