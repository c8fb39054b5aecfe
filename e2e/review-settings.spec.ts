import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessibility.ts";
import { signInAt } from "./support/people.ts";
import { addAudio, createReviewers, reviewOf } from "./support/review-story.ts";
import { expect, test } from "./support/test.ts";

const settingsOf = (page: Page) => page.getByRole("region", { name: "Reviews" });

test("an admin says how a space reviews; who reviews there reads it and chooses from its reasons", async ({
  page,
  openBrowser,
  newUser,
  apiAs,
}) => {
  const [admin, reviewer] = [await newUser(), await newUser()];
  const api = await apiAs(admin);
  const owner = await createReviewers(api, [await apiAs(reviewer)]);
  const { path } = await addAudio(api, { owner, alias: "Call 21" });
  await signInAt(page, admin, `/${owner}/main/settings`);
  const form = page.getByRole("form", { name: "Reviews" });

  await form.getByRole("spinbutton", { name: "People who have to decide" }).fill("30");
  await form.getByRole("button", { name: "Set how to review" }).click();
  const quorum = form.getByRole("spinbutton", { name: "People who have to decide" });
  await expect(quorum).toHaveAttribute("aria-invalid", "true");
  await expect(quorum).toBeFocused();

  await quorum.fill("2");
  await form.getByRole("spinbutton", { name: "To play before deciding (%)" }).fill("55");
  await form.getByRole("checkbox", { name: "Every finding has to be played before deciding" }).check();
  await form.getByRole("textbox", { name: "Reason 2" }).fill("Hiss");
  await form.getByRole("button", { name: "Remove reason 3: Wrong speaker" }).click();
  await expect(form.getByRole("button", { name: "Add reason" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(form.getByRole("textbox", { name: "Reason 5" })).toBeFocused();
  await page.keyboard.type("Too far away");
  await expectAccessible(page);
  await form.getByRole("button", { name: "Set how to review" }).click();
  await expect(page.getByText("How this space reviews is set.")).toBeVisible();
  await expect(settingsOf(page)).toContainText(/Changed .* by/);
  const {
    reasons,
    listening,
    quorum: asked,
  } = await api.call("getReviewSettings", {
    params: { owner, space: "main" },
  });
  expect({ asked, listening }).toEqual({ asked: 2, listening: { share: 0.55, findings: true } });
  expect(reasons).toEqual([
    { handle: "clipped", label: "Clipped" },
    // Under another label it is the same reason still.
    { handle: "noise", label: "Hiss" },
    { handle: "cut-off", label: "Cut off" },
    { handle: "silent", label: "Silent" },
    { handle: "too-far-away", label: "Too far away" },
  ]);

  const guest = await openBrowser();
  await signInAt(guest, reviewer, `/${owner}/main/settings`);
  await expect(settingsOf(guest)).toContainText("2 people decide, each without seeing what the others did.");
  await expect(settingsOf(guest)).toContainText("they have to play 55 % of it, and every finding.");
  await expect(settingsOf(guest).getByRole("listitem").filter({ hasText: "Too far away" })).toBeVisible();
  await expect(settingsOf(guest).getByRole("textbox")).toHaveCount(0);
  await guest.goto(path);
  await expect(reviewOf(guest).reason("Too far away")).toBeVisible();
  await expect(reviewOf(guest).reason("Wrong speaker")).toHaveCount(0);
});
