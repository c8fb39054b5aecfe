import { globSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { toneWav } from "../fixtures/tone.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { signInAt } from "./support/people.ts";
import { ADA, expect, test } from "./support/remote-test.ts";

const APP = path.resolve(import.meta.dirname, "../app");

/** What a button says that does what only our own server can. */
const OURS =
  /delete|remove|revoke|invit|leave|undo|accept|reject|take it back|walk|block|new (space|organization|user)|end .*session|change password|retry/i;

/** Every page of the app, of a person's space and of an organization's; `audio` fills what names one. */
function readAddresses(audio: string): string[] {
  const templates = globSync("**/page.tsx", { cwd: APP }).map((file) =>
    `/${path.dirname(file)}`.replace(/\/\([^)]+\)/g, "").replace(/^\/\.$/, "/"),
  );
  const places = [
    { owner: "ada", space: "field", audio },
    { owner: "studio", space: "sessions", audio: "no-such-audio" },
  ];
  const fill = (template: string, names: Record<string, string>) =>
    template.replace(/\[{1,2}(?:\.\.\.)?(\w+)\]{1,2}/g, (_, name) => names[name] ?? "nothing");
  return [...new Set(templates.flatMap((template) => places.map((names) => fill(template, names) || "/")))];
}

/** A space with something in it, and the handle of its only audio. */
async function fillSpace(page: Page): Promise<string> {
  await signInAt(page, ADA, ADA.space);
  const buffer = toneWav({ seconds: 1, sampleRateHz: 8000, channels: 1 });
  await page.getByLabel("Files to upload").setInputFiles({ name: "a tone.wav", mimeType: "audio/wav", buffer });
  const link = page.getByRole("region", { name: "Uploads", exact: true }).getByRole("link", { name: "a tone" });
  await expect(link).toBeVisible();
  return (await link.getAttribute("href"))?.split("/").at(-1) ?? "";
}

test("no page breaks or offers what the server lacks, and none leads to nothing", async ({ page, expectErrors }) => {
  test.setTimeout(120_000);
  // Pages that this server has no use for do not exist.
  expectErrors(/404/);
  const audio = await fillSpace(page);
  const addresses = readAddresses(audio);
  expect(addresses).toContain("/settings/security");
  const links = new Set<string>();
  for (const address of addresses) {
    await test.step(address, async () => {
      const answer = await page.goto(address);
      expect([200, 404]).toContain(answer?.status());
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.getByText("This page could not be shown")).toHaveCount(0);
      const buttons = await page.getByRole("main").getByRole("button").allInnerTexts();
      const labels = await page
        .getByRole("main")
        .getByRole("button")
        .evaluateAll((all) => all.map((one) => one.ariaLabel));
      expect([...buttons, ...labels].filter((name) => OURS.test(name ?? ""))).toEqual([]);
      for (const href of await page
        .getByRole("link")
        .evaluateAll((all) => all.map((one) => one.getAttribute("href")))) {
        if (href?.startsWith("/")) links.add(href.replace(/#.*/, ""));
      }
    });
  }
  const dead: string[] = [];
  for (const link of links) {
    const answer = await page.request.get(link);
    if (answer.status() !== 200) dead.push(`${answer.status()} ${link}`);
  }
  expect(dead, "links that lead to nothing").toEqual([]);
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test(`axe finds nothing on the pages that say less${colorScheme === "dark" ? " @long" : ""}`, async ({ page }) => {
      test.setTimeout(120_000);
      const audio = await fillSpace(page);
      const pages = ["/", "/ada", ADA.space, `${ADA.space}/audios/${audio}`, `${ADA.space}/statistics`];
      for (const address of [...pages, "/studio/members", "/settings/security", "/settings/organizations"]) {
        await page.goto(address);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectAccessible(page);
      }
    });
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("no page is wider than the screen @long", async ({ page, expectErrors }) => {
    test.setTimeout(120_000);
    expectErrors(/404/);
    for (const address of readAddresses(await fillSpace(page))) {
      await page.goto(address);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(390);
    }
  });
});
