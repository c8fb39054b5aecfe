import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessibility.ts";
import { dropoutWav } from "./support/defective-speech.ts";
import { signInAt } from "./support/people.ts";
import { addAudio, callThem, createReviewers, playAll, reviewOf } from "./support/review-story.ts";
import { expect, test } from "./support/test.ts";

/** Where the player is, in seconds and finer than its slider tells. */
function secondsOf(page: Page): Promise<number> {
  return page.locator("audio").evaluate((media: HTMLAudioElement) => media.currentTime);
}

const player = (page: Page) => page.getByRole("region", { name: "Player" });

test("an audio is decided by keys and by pointer, with reasons and a note; undone; and all of it stays", async ({
  page,
  newUser,
  apiAs,
}) => {
  const person = await newUser();
  const api = await apiAs(person);
  const { params, path } = await addAudio(api, { owner: person.handle, alias: "Call 12" });
  const mine = () =>
    api.call("getReview", { params }).then(
      ({ decision, reasons, note }) => ({ decision, reasons: reasons.map(({ label }) => label), note }),
      () => null,
    );
  await signInAt(page, person, path);
  const review = reviewOf(page);
  await expect(review.panel).toContainText("Undecided");
  await expect(review.panel).toContainText("you have heard nothing of it yet");

  await test.step("accepted by a key", async () => {
    await page.keyboard.press("1");
    await expect(review.accept).toHaveAttribute("aria-pressed", "true");
    await expect(review.said).toHaveText("Your decision is saved.");
    await expect(review.messages).toContainText("Call 12 is accepted.");
    await expect(review.panel).toContainText("1 person accepts it.");
    expect(await mine()).toEqual({ decision: "accept", reasons: [], note: null });
    await page.keyboard.press("1");
    await expect(review.said).toHaveText("That is your decision already.");
    await expectAccessible(page);
  });

  await test.step("rejected by pointer, then with reasons and a note", async () => {
    await review.reject.click();
    await expect(review.reject).toHaveAttribute("aria-pressed", "true");
    await expect(review.accept).toHaveAttribute("aria-pressed", "false");
    await expect(review.panel).toContainText("1 person rejects it.");
    await review.reason("Noise").check();
    await review.reason("Cut off").check();
    await review.note.fill("It hums, and 1 2 3 are no keys here.");
    await review.save.click();
    await review.undo.hover();
    await expect(review.save).toBeFocused();
    await expect(review.save).toHaveAttribute("aria-disabled", "true");
    await expect(review.said).toHaveText("Your decision is saved.");
    const whole = { decision: "reject", reasons: ["Noise", "Cut off"], note: "It hums, and 1 2 3 are no keys here." };
    await expect.poll(mine).toEqual(whole);
  });

  await test.step("undone by a key: what was before comes back", async () => {
    // Under the pointer the offer waits, however slow the machine is.
    await review.undo.hover();
    await page.keyboard.press("u");
    await expect(review.messages).toContainText("Call 12 is as it was before");
    await expect(review.note).toHaveValue("");
    await expect(review.reason("Noise")).not.toBeChecked();
    expect(await mine()).toEqual({ decision: "reject", reasons: [], note: null });
    await expect(review.undo).toHaveCount(0);
  });

  await test.step("taken back, and that undone by pointer", async () => {
    await review.takeBack.click();
    await expect(review.reject).toHaveAttribute("aria-pressed", "false");
    await expect(review.said).toHaveText("Your decision is taken back.");
    expect(await mine()).toBeNull();
    await review.undo.click();
    await expect(review.reject).toHaveAttribute("aria-pressed", "true");
    await expect.poll(mine).toEqual({ decision: "reject", reasons: [], note: null });
  });

  await test.step("every step is in the history", async () => {
    await page.reload();
    await expect(review.reject).toHaveAttribute("aria-pressed", "true");
    await review.panel.getByText("History (6 steps)").click();
    const steps = review.panel.getByRole("group").getByRole("listitem").filter({ hasText: person.handle });
    await expect(steps).toHaveText([
      /rejected it/,
      /took it back/,
      /rejected it/,
      /rejected it.*Noise.*Cut off.*It hums/,
      /rejected it/,
      /accepted it/,
    ]);
  });
});

test("the offer to undo waits while somebody is at it, and goes after ten seconds", async ({
  page,
  newUser,
  apiAs,
}) => {
  const person = await newUser();
  const { path } = await addAudio(await apiAs(person), { owner: person.handle, alias: "Call 13" });
  await signInAt(page, person, path);
  const { unsure, undo, panel } = reviewOf(page);
  await expect(panel).toBeVisible();
  await page.clock.install();
  await unsure.click();
  await expect(undo).toBeVisible();
  await undo.hover();
  await page.clock.fastForward(30_000);
  await expect(undo).toBeVisible();
  await panel.hover();
  await undo.focus();
  await page.clock.fastForward(30_000);
  await expect(undo).toBeVisible();
  await unsure.focus();
  await page.clock.fastForward(12_000);
  await expect(undo).toHaveCount(0);
  await page.keyboard.press("u");
  await expect(unsure).toHaveAttribute("aria-pressed", "true");
});

test("a decision that does not arrive leaves the page and the note as they are", async ({
  page,
  context,
  newUser,
  apiAs,
  expectErrors,
}) => {
  expectErrors(/ERR_INTERNET_DISCONNECTED/);
  const person = await newUser();
  const { path } = await addAudio(await apiAs(person), { owner: person.handle, alias: "Call 18" });
  await signInAt(page, person, path);
  const { panel, note, reject, refusal, said, undo, messages } = reviewOf(page);
  await expect(panel).toContainText("Undecided");
  await note.fill("It hums.");
  await context.setOffline(true);
  await reject.click();
  await expect(refusal).toContainText("Your decision was not saved. The server did not answer.");
  await expect(reject).toHaveAttribute("aria-pressed", "false");
  await expect(note).toHaveValue("It hums.");
  await context.setOffline(false);
  await reject.click();
  await expect(said).toHaveText("Your decision is saved.");
  await expect(panel).toContainText("1 person rejects it.");

  // What was written outlives the decision that it was written for.
  await undo.hover();
  await page.keyboard.press("u");
  await expect(messages).toContainText("Call 18 is as it was before");
  await expect(panel).toContainText("Nobody has decided yet.");
  await expect(note).toHaveValue("It hums.");
});

test("two decide without seeing each other, disagree, and settle it", async ({
  page,
  openBrowser,
  api,
  newUser,
  apiAs,
}) => {
  const [ada, bo] = [await newUser(), await newUser()];
  const clients = [await apiAs(ada), await apiAs(bo)] as const;
  await callThem(clients[0], "Ada");
  await callThem(clients[1], "Bo");
  const owner = await createReviewers(api, clients, { quorum: 2 });
  const { path } = await addAudio(api, { owner, alias: "Call 14" });
  const boPage = await openBrowser();
  await signInAt(page, ada, path);
  await signInAt(boPage, bo, path);
  const [adas, bos] = [reviewOf(page), reviewOf(boPage)];
  await expect(adas.panel).toContainText("2 people decide, each without knowing what the others did.");

  await adas.reason("Wrong speaker").check();
  await page.keyboard.press("2");
  await expect(adas.panel).toContainText("1 of 2 have decided.");
  await expect(adas.panel).toContainText("Nobody else has decided yet.");
  await boPage.reload();
  await expect(bos.panel).toContainText(
    "Others may have decided already. You see what they said once you have decided.",
  );
  await expect(bos.panel).toContainText("Undecided");
  await expect(bos.panel).not.toContainText("Ada rejected");
  await expect(bos.panel.getByText(/History/)).toHaveCount(0);

  await bos.accept.click();
  await expect(bos.panel).toContainText("Ada rejected it");
  await expect(bos.panel).toContainText("Disputed");
  await expect(bos.panel).toContainText("1 person accepts it, 1 person rejects it.");
  await page.reload();
  await expect(adas.panel).toContainText("Bo accepted it");
  await bos.reject.click();
  await expect(bos.panel).toContainText("2 people reject it.");
  await page.reload();
  await expect(adas.panel).toContainText("Rejected");
  await expect(adas.panel).toContainText("Bo rejected it");
});

test("a decision waits for what is to be heard, and is taken once it was", async ({ page, api, newUser, apiAs }) => {
  test.setTimeout(120_000);
  const person = await newUser();
  const own = await apiAs(person);
  const owner = await createReviewers(api, [own], { listening: { share: 0.5, findings: true } });
  const place = await addAudio(api, { owner, alias: "Call 15", file: dropoutWav() });
  await signInAt(page, person, place.path);
  const { panel, accept, refusal, said } = reviewOf(page);
  await expect(panel).toContainText(
    "Before you decide: You have played 0 % of it; this space asks for 50 %. 14 findings are not played yet",
  );

  await page.keyboard.press("1");
  await expect(refusal).toContainText("Your decision was not saved. You have played 0 % of it");
  await expect(accept).toHaveAttribute("aria-pressed", "false");
  await expectAccessible(page);
  const [first] = await own.call("getFindings", { params: place.params });
  await refusal.getByRole("button", { name: "Play what is missing" }).click();
  await expect(player(page).getByRole("button", { name: "Pause" })).toBeVisible();
  expect(await secondsOf(page)).toBeGreaterThanOrEqual((first?.from ?? 0) - 1.01);
  await player(page).getByRole("button", { name: "Pause" }).click();

  await playAll(own, place, 9);
  await page.reload();
  await expect(panel).not.toContainText("Before you decide");
  await expect(panel.getByRole("region", { name: "What was heard" })).toContainText(
    /You have heard 100 %, of it \d+ % faster than 1\.5×/,
  );
  await expect(player(page).locator("[data-slot=heard-fast]").first()).toBeVisible();
  // It draws once it is alive.
  await expect(page.locator("[data-slot=waveform][data-state=ready]")).toBeVisible();
  await accept.click();
  await expect(said).toHaveText("Your decision is saved.");
  await expect(accept).toHaveAttribute("aria-pressed", "true");
});

test("who reads the page by its accessibility tree alone can review with it", async ({ page, newUser, apiAs }) => {
  const person = await newUser();
  const api = await apiAs(person);
  const { params, path } = await addAudio(api, { owner: person.handle, alias: "Call 17", file: dropoutWav() });
  await signInAt(page, person, path);
  const tree = () => page.getByRole("region", { name: "Review", exact: true }).ariaSnapshot();
  await expect.poll(tree).toContain('button "Accept"');
  const before = await tree();
  for (const line of [
    'heading "Review" [level=2]',
    "paragraph: 14 dropouts, first at 0:01; you have heard nothing of it yet.",
    'group "Your decision":',
    'group "Reasons (for not accepting it)":',
    'checkbox "Cut off"',
    'textbox "Note (optional)"',
    'heading "What others decided" [level=3]',
    'region "What was heard"',
  ]) {
    expect(before).toContain(line);
  }

  // Only by what the tree has: a role and a name each.
  await page.getByRole("checkbox", { name: "Cut off" }).press("Space");
  await page.getByRole("textbox", { name: "Note (optional)" }).pressSequentially("It breaks off.");
  await page.getByRole("button", { name: "Reject", exact: true }).press("Enter");
  await expect.poll(tree).toContain("status: Your decision is saved.");
  await expect.poll(tree).toContain("paragraph: 1 person rejects it.");
  const after = await tree();
  expect(after).toContain('button "Reject" [pressed]');
  expect(after).toContain('checkbox "Cut off" [checked]');
  expect(await page.getByRole("region", { name: /Messages/ }).ariaSnapshot()).toContain("Call 17 is rejected.");
  const { decision, reasons, note } = await api.call("getReview", { params });
  expect({ decision, reasons, note }).toEqual({
    decision: "reject",
    reasons: [{ handle: "cut-off", label: "Cut off" }],
    note: "It breaks off.",
  });
});
