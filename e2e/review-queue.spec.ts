import { letIn } from "../fixtures/teams.ts";
import type { Role } from "../lib/domain/permissions.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { signIn } from "./support/people.ts";
import {
  addClips,
  endLease,
  hands,
  queueBar,
  queueRows,
  untilDecidable,
  untilSounding,
  watchPlaying,
} from "./support/queue-story.ts";
import { reviewOf } from "./support/review-story.ts";
import { createOrgWithCalls } from "./support/team-story.ts";
import { expect, test } from "./support/test.ts";

const CLIPS = 30;

/** Which clips of the queue are not accepted, and the one that one goes back to: what was decided by mistake can be. */
const plan = (index: number) =>
  index % 10 === 9 ? "skip" : index % 10 === 5 ? "unsure" : index % 5 === 2 ? "reject" : "accept";
const GONE_BACK_TO = 4;

for (const [device, toHand] of Object.entries(hands)) {
  test(`a queue of ${CLIPS} clips is reviewed by ${device} alone`, async ({ page, newUser, apiAs }) => {
    test.setTimeout(600_000);
    const person = await newUser();
    const api = await apiAs(person);
    const place = { owner: person.handle, space: "main" };
    const clips = await addClips(api, place, CLIPS);
    await api.call("assignAudios", { params: place, body: { to: ["me"] } });
    await watchPlaying(page);
    await page.goto(`${person.space}/review`);
    await signIn(page, person);
    await expect(queueRows(page)).toHaveCount(CLIPS);
    const hand = toHand(page);
    await hand.start();

    const bar = queueBar(page);
    for (const [index, clip] of clips.entries()) {
      await untilDecidable(page, `Clip ${index + 1}`);
      await expect(bar).toContainText(`${index + 1} of ${CLIPS}`);
      await untilSounding(page, clip);
      await hand[plan(index)]();
      if (index !== GONE_BACK_TO) continue;
      await untilDecidable(page, `Clip ${index + 2}`);
      await expect(bar).toContainText(`${index + 2} of ${CLIPS} · session: 4 accepted, 1 rejected`);
      await hand.goBack();
      await untilDecidable(page, `Clip ${index + 1}`);
      await expect(bar).toContainText(`${index + 1} of ${CLIPS}`);
      await hand.skip();
    }
    await expect(page).toHaveURL(/\/review\?queue=mine&ended=1$/);
    const summary = page.getByRole("region", { name: "Session summary" });
    for (const [term, figure] of Object.entries({ Accepted: 18, Rejected: 6, Unsure: 3, "Passed over": 3 })) {
      const told = summary.getByRole("term").filter({ hasText: term }).locator("xpath=following-sibling::dd");
      await expect(told).toHaveText(String(figure));
    }
    await expectAccessible(page);
    // What was passed over is still there, and still one's own.
    await expect(queueRows(page)).toHaveCount(3);
    await summary.getByRole("link", { name: "Back to what was passed over" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Clip 10");
    await expect(bar).toContainText("1 of 3");
    for (const [index, audio] of clips.entries()) {
      const { items } = await api.list("listReviews", { params: { ...place, audio } });
      const said = items.map(({ decision, reasons }) => [decision, reasons.map(({ handle }) => handle)]);
      const planned = plan(index);
      expect(said).toEqual(planned === "skip" ? [] : [[planned, planned === "reject" ? hand.reasons : []]]);
    }
  });
}

test("audios are dealt to two people evenly, and each finds their own", async ({
  page,
  newUser,
  apiAs,
  openBrowser,
}) => {
  test.setTimeout(120_000);
  const [admin, ...reviewers] = [await newUser(), await newUser(), await newUser()];
  const api = await apiAs(admin);
  const org = await createOrgWithCalls(api, "The listeners");
  for (const one of reviewers) await letIn(api, await apiAs(one), { org, role: "reviewer" });
  await addClips(api, { owner: org, space: "calls" }, 6);
  await page.goto(`/${org}/calls/review`);
  await signIn(page, admin);
  await expect(page.getByText("Nothing is yours to review")).toBeVisible();
  await page.getByRole("link", { name: "Show what is nobody's" }).click();
  await expect(queueRows(page)).toHaveCount(6);
  await page.getByRole("button", { name: "Deal out…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Assign" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Choose one person at least.");
  for (const { handle } of reviewers) await dialog.getByRole("checkbox", { name: handle }).check();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Assign" }).click();
  await expect(dialog.getByRole("status")).toContainText("6 audios assigned.");
  for (const { handle } of reviewers) await expect(dialog.getByRole("status")).toContainText(`${handle}: 3`);
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText("Nothing waits for you")).toBeVisible();
  await page.getByRole("link", { name: /^All undecided/ }).click();
  await expect(queueRows(page)).toHaveCount(6);
  await expect(queueRows(page).first()).toContainText("24 h left");
  await expectAccessible(page);
  await page.getByRole("combobox", { name: "Whose" }).selectOption(reviewers[0]?.handle ?? "");
  await expect(queueRows(page)).toHaveCount(3);

  // A view has a name in this browser, and an address for everybody.
  await page.getByRole("button", { name: "Views" }).click();
  await dialog.getByRole("textbox", { name: "Name of this view" }).fill("With the first");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByRole("button", { name: "Done" }).click();
  await page.goto(`/${org}/calls/review`);
  await page.getByRole("button", { name: "Views" }).click();
  await dialog.getByRole("link", { name: "With the first" }).click();
  await expect(page).toHaveURL(new RegExp(`queue=undecided&assignee=${reviewers[0]?.handle}$`));
  await expect(queueRows(page)).toHaveCount(3);

  const theirs = await openBrowser();
  await theirs.goto(`/${org}/calls/review`);
  await signIn(theirs, reviewers[1] as { handle: string; password: string });
  await expect(queueRows(theirs)).toHaveCount(3);
  await expect(theirs.getByRole("link", { name: /^Mine/ })).toContainText("3");
  await expect(queueRows(theirs).first()).toContainText("You");
  await expect(theirs.getByRole("button", { name: "Deal out…" })).toHaveCount(0);
});

test("what somebody has is theirs until their lease ends, then it is the next one's", async ({
  page,
  newUser,
  apiAs,
}) => {
  const [admin, first, second] = [await newUser(), await newUser(), await newUser()];
  const api = await apiAs(admin);
  const org = await createOrgWithCalls(api, "The listeners");
  const roles: [typeof first, Role][] = [
    [first, "reviewer"],
    [second, "reviewer"],
  ];
  for (const [one, role] of roles) await letIn(api, await apiAs(one), { org, role });
  const place = { owner: org, space: "calls" };
  const [clip = ""] = await addClips(api, place, 1);
  await (await apiAs(first)).call("putAssignment", { params: { ...place, audio: clip }, body: { minutes: 30 } });
  await page.goto(`/${org}/calls/review?queue=unassigned`);
  await signIn(page, second);
  await expect(page.getByText("Nothing waits for you")).toBeVisible();
  await page.getByRole("link", { name: "Show all undecided" }).click();
  await expect(queueRows(page)).toContainText(first.handle);
  await page.getByRole("link", { name: "Clip 1" }).click();
  const bar = queueBar(page);
  await expect(bar).toContainText(`It is assigned to ${first.handle}`);
  endLease(clip);
  await page.goto(`/${org}/calls/review?queue=unassigned`);
  await page.getByRole("button", { name: "Take the next" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Clip 1");
  await expect(bar).toContainText("1 of 1");
  await expect(bar).not.toContainText("It is assigned");
  const { assignment } = await api.call("getAudio", { params: { ...place, audio: clip } });
  expect(assignment?.user.handle).toBe(second.handle);
});

test("what was taken in passing is given back, and what was decided is nobody's any more", async ({
  page,
  newUser,
  apiAs,
}) => {
  const person = await newUser();
  const api = await apiAs(person);
  const place = { owner: person.handle, space: "main" };
  const [first = "", second = "", third = ""] = await addClips(api, place, 3);
  const whose = async (audio: string) =>
    (await api.call("getAudio", { params: { ...place, audio } })).assignment?.user.handle ?? null;
  await page.goto(`${person.space}/review?queue=unassigned`);
  await signIn(page, person);
  await page.getByRole("link", { name: "Start reviewing" }).click();
  const bar = queueBar(page);
  await expect(bar).toContainText("1 of 3");
  await expect.poll(() => whose(first)).toBe(person.handle);
  await untilDecidable(page, "Clip 1");
  await page.keyboard.press("]");
  await expect(bar).toContainText("2 of 3");
  await expect.poll(() => whose(first)).toBeNull();
  await expect.poll(() => whose(second)).toBe(person.handle);
  await untilDecidable(page, "Clip 2");
  await page.keyboard.press("1");
  await expect(bar).toContainText("3 of 3 · session: 1 accepted, 1 passed over");
  expect(await whose(second)).toBeNull();
  await expect.poll(() => whose(third)).toBe(person.handle);
  // The session outlives a reload.
  await page.reload();
  await expect(bar).toContainText("3 of 3 · session: 1 accepted, 1 passed over");
});

test("a key that is held down decides once, and what is undone counts no more", async ({ page, newUser, apiAs }) => {
  const person = await newUser();
  const api = await apiAs(person);
  const place = { owner: person.handle, space: "main" };
  const [first = "", second = ""] = await addClips(api, place, 3);
  const mine = async (audio: string) =>
    (await api.call("getAudio", { params: { ...place, audio } })).review?.mine ?? null;
  await page.goto(`${person.space}/review?queue=undecided`);
  await signIn(page, person);
  await page.getByRole("link", { name: "Start reviewing" }).click();
  const bar = page.getByRole("region", { name: "Review queue" });
  await expect(bar).toContainText("1 of 3");
  await page.keyboard.down("1");
  await expect(bar).toContainText("2 of 3 · session: 1 accepted");
  for (let times = 0; times < 5; times++) await page.keyboard.down("1");
  await page.keyboard.up("1");
  const { undo, messages } = reviewOf(page);
  await undo.hover();
  await page.keyboard.press("u");
  await expect(messages).toContainText("Clip 1 is as it was before");
  await expect(bar).toContainText("2 of 3 · session: 1 passed over");
  expect([await mine(first), await mine(second)]).toEqual([null, null]);
});

test("a decision that is saved late is noted, and moves nobody who went on meanwhile", async ({
  page,
  newUser,
  apiAs,
}) => {
  const person = await newUser();
  await addClips(await apiAs(person), { owner: person.handle, space: "main" }, 3);
  const released = Promise.withResolvers<void>();
  await page.route("**/audios/**", async (route) => {
    if (route.request().postData()?.includes('"decision"')) await released.promise;
    await route.continue();
  });
  await page.goto(`${person.space}/review?queue=undecided`);
  await signIn(page, person);
  await page.getByRole("link", { name: "Start reviewing" }).click();
  const bar = page.getByRole("region", { name: "Review queue" });
  await expect(bar).toContainText("1 of 3");
  const sent = page.waitForRequest((request) => request.postData()?.includes('"decision"') ?? false);
  await page.keyboard.press("1");
  await sent;
  await page.keyboard.press("]");
  await expect(bar).toContainText("2 of 3 · session: 1 passed over");
  released.resolve();
  await expect(bar).toContainText("2 of 3 · session: 1 accepted");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Clip 2");
});

test("a queue shows what changed of its next audio, and has a way on from one that is gone", async ({
  page,
  newUser,
  apiAs,
  expectErrors,
}) => {
  expectErrors(/404/);
  const person = await newUser();
  const api = await apiAs(person);
  const place = { owner: person.handle, space: "main" };
  const [first = "", second = "", third = ""] = await addClips(api, place, 3);
  const isMine = async (audio: string) =>
    (await api.call("getAudio", { params: { ...place, audio } })).assignment?.user.handle === person.handle;
  await page.goto(`${person.space}/review?queue=undecided`);
  await signIn(page, person);
  await page.getByRole("link", { name: "Start reviewing" }).click();
  const bar = page.getByRole("region", { name: "Review queue" });
  await expect(bar).toContainText("1 of 3");
  // By then what comes next is being fetched.
  await expect.poll(() => isMine(first)).toBe(true);
  await api.call("updateAudio", { params: { ...place, audio: second }, body: { alias: "Another name" } });
  await page.keyboard.press("]");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Another name");
  await expect(bar).toContainText("2 of 3");
  await expect.poll(() => isMine(second)).toBe(true);
  await api.call("removeAudio", { params: { ...place, audio: third } });
  await page.keyboard.press("]");
  await page.getByRole("link", { name: "Back to the review queue" }).click();
  await expect(queueRows(page)).toHaveCount(2);
});

test("many are decided at once, and each tells what became of it", async ({ page, newUser, apiAs }) => {
  const person = await newUser();
  const api = await apiAs(person);
  const place = { owner: person.handle, space: "main" };
  const [, gone = ""] = await addClips(api, place, 4);
  await page.goto(`${person.space}/review?queue=undecided`);
  await signIn(page, person);
  await page.getByRole("checkbox", { name: "Choose all on this page" }).check();
  await page.getByRole("checkbox", { name: "Choose Clip 4" }).uncheck();
  await expect(page.getByText("3 audios chosen")).toBeVisible();
  await page.getByRole("button", { name: "Decide…" }).click();
  const dialog = page.getByRole("dialog");
  // The list behind is read anew when somebody changes it, but not while a dialog stands over it.
  await expect(dialog).toBeVisible();
  await api.call("removeAudio", { params: { ...place, audio: gone } });
  await dialog.getByRole("radio", { name: "Reject" }).check();
  await dialog.getByRole("checkbox", { name: "Noise" }).check();
  await dialog.getByRole("textbox", { name: "Note" }).fill("Hums throughout");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Decide" }).click();
  await expect(dialog).toContainText("2 decided, 1 not.");
  await expect(dialog.getByRole("listitem").filter({ hasText: "Clip 2" })).toContainText(
    "There is nothing here for you.",
  );
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(queueRows(page)).toHaveCount(1);
  const { items } = await api.list("listAudios", { params: place, query: { outcome: "rejected" } });
  expect(items.map(({ alias }) => alias)).toEqual(["Clip 1", "Clip 3"]);
});

test("empty queues say why, and how to go on", async ({ page, newUser }) => {
  const person = await newUser();
  await page.goto(`${person.space}/review`);
  await signIn(page, person);
  await expect(page.getByText("Nothing is yours to review")).toBeVisible();
  await expectAccessible(page);
  for (const [tab, words] of [
    ["Unassigned", "Nothing waits for you"],
    ["Disputed", "No disputes"],
    ["All undecided", "All is decided"],
  ] as const) {
    await page.getByRole("navigation", { name: "Queues" }).getByRole("link", { name: tab }).click();
    await expect(page.getByText(words)).toBeVisible();
  }
  await page.getByRole("searchbox", { name: "Search by name or handle" }).fill("no such clip");
  await expect(page.getByText("Nothing matches")).toBeVisible();
  await page.getByRole("link", { name: "Show the whole queue" }).click();
  await expect(page.getByText("All is decided")).toBeVisible();
});
