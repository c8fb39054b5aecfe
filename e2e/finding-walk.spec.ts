import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessibility.ts";
import { clippedWav } from "./support/defective-speech.ts";
import { signInAt } from "./support/people.ts";
import { addAudio, callThem, createReviewers } from "./support/review-story.ts";
import { expect, test } from "./support/test.ts";

const player = (page: Page) => page.getByRole("region", { name: "Player" });

test("a walk through the findings plays each, waits for a word, and tells others what was said", async ({
  page,
  openBrowser,
  api,
  newUser,
  apiAs,
}) => {
  test.setTimeout(120_000);
  const [ada, bo] = [await newUser(), await newUser()];
  const clients = [await apiAs(ada), await apiAs(bo)] as const;
  await callThem(clients[0], "Ada");
  const owner = await createReviewers(api, clients);
  const { params, path } = await addAudio(api, { owner, alias: "Call 16", file: clippedWav() });
  const findings = await api.call("getFindings", { params });
  expect(findings.length).toBeGreaterThan(0);
  await signInAt(page, ada, path);
  const region = player(page).getByRole("region", { name: "Findings" });
  const walk = region.getByRole("button", { name: "Walk through findings" });
  const said = region.getByRole("status");
  const place = (index: number) =>
    new RegExp(`^${index + 1} of ${findings.length}\\. .*${toPattern(findings[index]?.sentence ?? "")}`);

  await expect(walk).toBeVisible();
  await page.keyboard.press("t");
  await expect(said).toHaveText(place(0));
  await page.keyboard.press("Escape");
  await expect(walk).toBeVisible();
  await expect(player(page).getByRole("button", { name: "Play", exact: true })).toBeVisible();

  await walk.click();
  for (const index of findings.keys()) {
    await expect(said).toHaveText(place(index));
    await expect(said).toContainText("Is it so?");
    await expect(player(page).getByRole("button", { name: "Play", exact: true })).toBeVisible();
    if (index === 0) await expectAccessible(page);
    if (index === 0) await page.keyboard.press("x");
    else await region.getByRole("button", { name: "Confirm" }).click();
  }
  await expect(walk).toBeFocused();
  const others = findings.length - 1;
  const counts = [...(others > 0 ? [`${others} confirmed`] : []), "1 dismissed"].join(", ");
  await expect(said).toContainText(`Walked through ${findings.length} finding`);
  await expect(said).toContainText(`: ${counts}.`);
  const rows = region.getByRole("list", { name: "Findings" }).getByRole("listitem");
  await expect(rows.first()).toContainText("(dismissed by you)");
  const judged = async () => (await api.list("listFindingJudgements", { params })).items.map(({ verdict }) => verdict);
  await expect
    .poll(async () => (await judged()).sort())
    .toEqual([...findings.keys()].map((index) => (index < others ? "confirmed" : "dismissed")));

  const boPage = await openBrowser();
  await signInAt(boPage, bo, path);
  await expect(player(boPage).getByRole("list", { name: "Findings" }).getByRole("listitem").first()).toContainText(
    "(dismissed by Ada)",
  );
});

/** A text as a pattern that matches just that. */
function toPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
