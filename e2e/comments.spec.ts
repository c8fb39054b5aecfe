import { expectAccessible } from "./support/accessibility.ts";
import { onScreen, stageComments, tabTo } from "./support/comment-story.ts";
import { signIn, signInAt } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

test.beforeEach(() => test.setTimeout(120_000));

test("by pointer: at a moment and on a stretch, answered, worded otherwise, resolved and opened again", async ({
  page,
  newUser,
  apiAs,
}) => {
  const { people, path } = await stageComments({ newUser, apiAs }, "reviewer");
  await people.reviewer.say({ text: "A first word", from: 15 });
  await signInAt(page, people.reviewer, path);
  const { panel, player, threads, thread, field, compose, marks, play, pause, seconds, status } = onScreen(page);

  await test.step("at the cursor; the player rests meanwhile and goes on after", async () => {
    await page.goto(`${path}?t=2.5`);
    await expect(compose).toHaveText("Comment at 0:02.5");
    await play.click();
    await compose.click();
    await expect(play).toBeVisible();
    const said = await panel.getByText(/^Your comment at/).textContent();
    await field.fill("A click");
    await panel.getByRole("button", { name: "Send" }).click();
    await expect(pause).toBeVisible();
    await expect(threads).toHaveCount(2);
    await expect(threads.first()).toContainText("A click");
    await expect(threads.first()).toContainText("The reviewer just now");
    await expect(threads.first()).toHaveAccessibleName(`The reviewer ${said?.replace("Your comment ", "")}`);
    await expect(status).toContainText(["Your comment is sent."]);
    await pause.click();
  });

  await test.step("on the stretch that is selected", async () => {
    await page.goto(`${path}?t=3-4.5`);
    await expect(compose).toHaveText("Comment on 0:03.0 – 0:04.5");
    expect(await seconds()).toBeCloseTo(3, 2);
    await expect(play).toBeVisible();
    await compose.click();
    await field.fill("A hum");
    await panel.getByRole("button", { name: "Send" }).click();
    await expect(marks).toHaveCount(3);
    await expect(compose).toHaveText("Comment at 0:03.0");
    await expect(play).toBeVisible();
  });

  await test.step("a stretch is played to its end, a moment from there on", async () => {
    await thread("A hum").getByRole("button", { name: "Play 0:03.0 to 0:04.5" }).click();
    await expect.poll(seconds).toBeGreaterThanOrEqual(4.4);
    await expect(play).toBeVisible();
    // A busy machine stops late: but long before the end of the recording.
    expect(await seconds()).toBeLessThan(10);
    await thread("A first word").getByRole("button", { name: "Play from 0:15.0" }).click();
    await expect(pause).toBeVisible();
    expect(await seconds()).toBeGreaterThanOrEqual(15);
    await pause.click();
  });

  await test.step("a mark leads to its thread, and tells it", async () => {
    await marks.and(page.getByTitle(/A hum$/)).click();
    await expect(thread("A hum")).toHaveAttribute("aria-current", "true");
    await expect(
      status.filter({ hasText: /^Comment \d of 3, from 3 seconds to 4\.5 seconds\. The reviewer: A hum\.$/ }),
    ).toHaveCount(1);
    await expect.poll(seconds).toBeCloseTo(3, 1);
  });

  await test.step("a reply stands under it", async () => {
    await thread("A hum").getByRole("button", { name: "Reply" }).click();
    await field.fill("It is the fridge");
    await panel.getByRole("button", { name: "Send reply" }).click();
    const replies = thread("A hum").getByRole("list", { name: "Replies" }).getByRole("listitem");
    await expect(replies).toContainText(["It is the fridge"]);
    await expect(threads).toHaveCount(3);
  });

  await test.step("its author words it otherwise", async () => {
    await thread("A click")
      .getByRole("button", { name: /^More about The reviewer’s comment/ })
      .click();
    await page.getByRole("menuitem", { name: "Edit" }).click();
    await expect(field).toHaveValue("A click");
    await field.fill("A loud click");
    await panel.getByRole("button", { name: "Save" }).click();
    await expect(thread("A loud click")).toContainText("edited just now");
  });

  await test.step("resolved it leaves those that are open, and comes back", async () => {
    await thread("A hum").getByRole("button", { name: "Resolve" }).click();
    await expect(threads).toHaveCount(2);
    await expect(marks).toHaveCount(2);
    await panel.getByRole("link", { name: "Resolved" }).click();
    await expect(page).toHaveURL(/\?comments=resolved$/);
    await expect(threads).toHaveCount(1);
    await expect(marks).toHaveAttribute("data-state", "resolved");
    await expect(thread("A hum")).toContainText("Resolved by The reviewer");
    await expect(threads.getByRole("button", { name: "Reopen" })).toHaveCount(0);
    await threads.getByRole("button", { name: "The reviewer: A hum" }).click();
    await threads.getByRole("button", { name: "Reopen" }).click();
    await expect(threads).toHaveCount(0);
    await expect(panel).toContainText("No comment is like that.");
    await panel.getByRole("link", { name: "Open", exact: true }).click();
    await expect(threads).toHaveCount(3);
    await expect(player).toBeVisible();
  });

  await test.step("and is taken away, once one is sure", async () => {
    await thread("A loud click")
      .getByRole("button", { name: /^More about/ })
      .click();
    await page.getByRole("menuitem", { name: "Remove" }).click();
    await page.getByRole("dialog", { name: "Remove this comment?" }).getByRole("button", { name: "Remove" }).click();
    await expect(threads).toHaveCount(2);
    await page.reload();
    await expect(threads).toHaveCount(2);
    await expect(panel).not.toContainText("A loud click");
  });
});

test("who goes through a queue stays in it, and goes on listening, whatever comments they choose to see", async ({
  page,
  newUser,
  apiAs,
}) => {
  const { people, path } = await stageComments({ newUser, apiAs }, "reviewer");
  await people.reviewer.say({ text: "A hum", from: 3 });
  await signInAt(page, people.reviewer, path);
  await page.goto(`${path}?queue=undecided`);
  const { panel, threads } = onScreen(page);
  const bar = page.getByRole("region", { name: "Review queue" });
  await expect(bar).toContainText("1 of 1");
  await expect(threads).toHaveCount(1);
  const marked = page.locator("audio[data-marked]");
  await page.locator("audio").evaluate((media) => media.setAttribute("data-marked", ""));
  await panel.getByRole("link", { name: "Resolved" }).click();
  await expect(page).toHaveURL(new RegExp(`${path}\\?queue=undecided&comments=resolved$`));
  await expect(threads).toHaveCount(0);
  await expect(bar).toContainText("1 of 1");
  await expect(marked).toHaveCount(1);
});

test("by keyboard alone: written, gone to, answered, worded otherwise, resolved", async ({ page, newUser, apiAs }) => {
  const { people, path } = await stageComments({ newUser, apiAs }, "reviewer");
  await signInAt(page, people.reviewer, path);
  const { panel, threads, thread, field, compose, play, pause, seconds, status } = onScreen(page);
  const { keyboard } = page;
  await expect(compose).toBeEnabled();

  await test.step("c writes at the cursor, Escape keeps the draft, Ctrl+Enter sends", async () => {
    await keyboard.press("ArrowRight");
    await keyboard.press("Space");
    await expect(pause).toBeVisible();
    await keyboard.press("c");
    await expect(field).toBeFocused();
    await expect(play).toBeVisible();
    await keyboard.type("Too c");
    await keyboard.press("Escape");
    await expect(field).toHaveCount(0);
    await expect(panel.getByRole("button", { name: /^Go on with your comment at 0:/ })).toBeVisible();
    await keyboard.press("c");
    await expect(field).toHaveValue("Too c");
    await keyboard.press("End");
    await keyboard.type("lose.\n\nMove back.");
    await keyboard.press("Control+Enter");
    await expect(threads).toContainText(["Too close."]);
    await expect(field).toHaveCount(0);
    // It rested when the writing was taken up again.
    await expect(play).toBeVisible();
  });

  await test.step("what played goes on after sending, and keys work on", async () => {
    await keyboard.press("End");
    await keyboard.press("ArrowLeft");
    await keyboard.press("Space");
    await expect(pause).toBeVisible();
    await keyboard.press("c");
    await keyboard.type("The end is near");
    await keyboard.press("Control+Enter");
    await expect(pause).toBeVisible();
    await keyboard.press("Space");
    await expect(play).toBeVisible();
    await expect(threads).toHaveCount(2);
  });

  await test.step("full stop and comma go from one to the next, round the end", async () => {
    await keyboard.press("Home");
    await keyboard.press(".");
    await expect(threads.first()).toHaveAttribute("aria-current", "true");
    await expect(
      status.filter({ hasText: /^Comment 1 of 2, at .* The reviewer: Too close\. Move back\.$/ }),
    ).toHaveCount(1);
    expect(await seconds()).toBeGreaterThanOrEqual(5);
    await keyboard.press(".");
    await expect(threads.last()).toHaveAttribute("aria-current", "true");
    await keyboard.press(".");
    await expect(threads.first()).toHaveAttribute("aria-current", "true");
    await keyboard.press(",");
    await expect(threads.last()).toHaveAttribute("aria-current", "true");
    await expect(play).toBeVisible();
  });

  await test.step("answered and worded otherwise", async () => {
    await tabTo(page, thread("Too close").getByRole("button", { name: "Reply" }));
    await keyboard.press("Enter");
    await expect(field).toBeFocused();
    await keyboard.type("Or turn it down");
    await keyboard.press("Control+Enter");
    await expect(thread("Or turn it down")).toBeFocused();
    await tabTo(
      page,
      thread("Too close")
        .getByRole("button", { name: /^More about/ })
        .first(),
    );
    await keyboard.press("Enter");
    await keyboard.press("ArrowDown");
    await expect(page.getByRole("menuitem", { name: "Edit" })).toBeFocused();
    await keyboard.press("Enter");
    await expect(field).toBeFocused();
    await keyboard.press("Control+a");
    await keyboard.type("Far too close");
    await keyboard.press("Control+Enter");
    await expect(thread("Far too close")).toContainText("edited");
    await expect(
      thread("Far too close")
        .getByRole("button", { name: /^More about/ })
        .first(),
    ).toBeFocused();
  });

  await test.step("resolved, found among the resolved, and opened again", async () => {
    await tabTo(page, thread("Far too close").getByRole("button", { name: "Resolve" }));
    await keyboard.press("Enter");
    await expect(threads).toHaveCount(1);
    await tabTo(page, panel.getByRole("link", { name: "All", exact: true }));
    await keyboard.press("Enter");
    await expect(threads).toHaveCount(2);
    await tabTo(page, threads.first().getByRole("button", { name: "The reviewer: Far too close" }));
    await keyboard.press("Enter");
    await tabTo(page, threads.first().getByRole("button", { name: "Reopen" }));
    await keyboard.press("Enter");
    await expect(panel).not.toContainText("Resolved by");
    await expect(threads).toHaveCount(2);
  });
});

test("whom one mentions is completed, by keyboard and by pointer, and finds it", async ({
  page,
  openBrowser,
  newUser,
  apiAs,
}) => {
  const { people, path } = await stageComments({ newUser, apiAs }, "viewer", "reviewer");
  const { reviewer, viewer } = people;
  await reviewer.say({ text: "Nobody in here", from: 1 });
  await signInAt(page, reviewer, path);
  const { panel, threads, thread, field, compose } = onScreen(page);
  const options = page.getByRole("listbox", { name: "People to mention" }).getByRole("option");
  await compose.click();
  await page.keyboard.type("Listen, @");
  await expect(options).toHaveCount(3);
  await page.keyboard.type("the");
  await expect(options).toHaveCount(2);
  await expect(panel.getByText("2 names to choose from.")).toHaveCount(1);
  const ours = options.filter({ hasText: "The viewer" });
  const isFirst = (await ours.getAttribute("aria-selected")) === "true";
  await page.keyboard.press("ArrowDown");
  if (isFirst) await page.keyboard.press("ArrowUp");
  await expect(ours).toHaveAttribute("aria-selected", "true");
  await expect(field).toHaveAttribute("aria-activedescendant", (await ours.getAttribute("id")) ?? "");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(options).toHaveCount(0);
  await expect(field).toHaveValue("Listen, @the");
  await page.keyboard.press("Control+a");
  await page.keyboard.type(`Listen, @${viewer.handle.slice(0, -1)}`);
  await expect(options).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(field).toHaveValue(`Listen, @${viewer.handle} `);
  await page.keyboard.type("and @");
  await options.filter({ hasText: "The reviewer" }).click();
  await expect(field).toHaveValue(`Listen, @${viewer.handle} and @${reviewer.handle} `);
  await page.keyboard.press("Control+Enter");
  await expect(thread("Listen").locator("[data-slot=mention]")).toHaveText([
    `@${viewer.handle}`,
    `@${reviewer.handle}`,
  ]);

  const theirs = await openBrowser();
  await signInAt(theirs, viewer, path);
  const { panel: theirPanel, threads: theirThreads } = onScreen(theirs);
  await expect(theirThreads).toHaveCount(2);
  await theirPanel.getByRole("link", { name: "Mention me" }).click();
  await expect(theirThreads).toContainText(["Listen, @"]);
  await expect(theirThreads).toHaveCount(1);
  await expect(threads).toHaveCount(2);
});

test("what is shown stands in the address: by whom, open, resolved or all", async ({ page, newUser, apiAs }) => {
  const { people, path, admin, params } = await stageComments({ newUser, apiAs }, "reviewer", "editor");
  const first = await people.reviewer.say({ text: "A question", from: 1 });
  await people.editor.say({ text: "An answer", parent: first });
  await people.reviewer.say({ text: "On my own", from: 2 });
  const done = await people.editor.say({ text: "Long done", from: 3 });
  await admin.call("updateComment", { params: { ...params, comment: done }, body: { resolved: true } });
  await signInAt(page, people.reviewer, path);
  const { panel, threads, play, pause } = onScreen(page);
  await expect(threads).toHaveCount(2);
  await expect(panel).toContainText("2 threads");
  await play.click();
  await panel.getByRole("link", { name: "All", exact: true }).click();
  await expect(threads).toHaveCount(3);
  await panel.getByRole("combobox", { name: "By whom" }).selectOption({ label: "By The editor" });
  await expect(threads).toHaveCount(2);
  await expect(page).toHaveURL(new RegExp(`comments=all&by=${people.editor.handle}$`));
  await expect(threads.first()).toContainText("A question");
  await expect(threads.first()).toContainText("An answer");
  // Whoever listens is not interrupted by it.
  await expect(pause).toBeVisible();
  await page.reload();
  await expect(threads).toHaveCount(2);
  await page.goto(`${path}?comments=nonsense&by=No+one`);
  await expect(threads).toHaveCount(2);
});

test("a link leads to its comment and its moment, or says that it is gone", async ({
  page,
  context,
  newUser,
  apiAs,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { people, path, admin, params } = await stageComments({ newUser, apiAs }, "reviewer");
  for (let at = 1; at <= 12; at += 1) await people.reviewer.say({ text: `Number ${at}`, from: at });
  const reply = await people.reviewer.say({
    text: "The point",
    parent: await people.reviewer.say({ text: "Far down", from: 15.25, to: 16 }),
  });
  await signInAt(page, people.reviewer, path);
  const { panel, thread, play, seconds, compose } = onScreen(page);
  await thread("Far down")
    .getByRole("button", { name: /^More about/ })
    .last()
    .click();
  await page.getByRole("menuitem", { name: "Copy link" }).click();
  await expect(page.getByText("Link copied.")).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(`${new URL(page.url()).origin}${path}?t=15.25-16&comment=${reply}`);

  await test.step("though it is resolved", async () => {
    const { parent } = await admin.call("getComment", { params: { ...params, comment: reply } });
    await admin.call("updateComment", { params: { ...params, comment: parent ?? "" }, body: { resolved: true } });
    await page.goto(link);
    await expect(thread("The point")).toBeInViewport();
    await expect(thread("The point")).toBeFocused();
    await expect(thread("The point")).toHaveAttribute("aria-current", "true");
    await expect(compose).toHaveText("Comment on 0:15.2 – 0:16.0");
    expect(await seconds()).toBeCloseTo(15.25, 2);
    await expect(play).toBeVisible();
  });

  await test.step("for whoever has to sign in first, too", async () => {
    await context.clearCookies();
    await page.goto(link);
    await signIn(page, people.reviewer);
    await expect(page).toHaveURL(link);
    await expect(thread("The point")).toBeInViewport();
    expect(await seconds()).toBeCloseTo(15.25, 2);
  });

  await test.step("and once it is removed", async () => {
    await admin.call("removeComment", { params: { ...params, comment: reply } });
    await page.goto(link);
    await expect(panel).toContainText("The comment that your link leads to has been removed.");
    expect(await seconds()).toBeCloseTo(15.25, 2);
    await panel.getByRole("link", { name: "All right" }).click();
    await expect(panel).not.toContainText("has been removed");
    await expect(page).toHaveURL(new RegExp(`${path}$`));
  });

  await test.step("what is no moment is left alone", async () => {
    await page.goto(`${path}?t=1:30&comment=../..`);
    await expect(compose).toHaveText("Comment at 0:00.0");
    await expect(panel).not.toContainText("has been removed");
  });
});

test("nothing that was written is lost", async ({ page, context, expectErrors, newUser, apiAs }) => {
  expectErrors(/ERR_INTERNET_DISCONNECTED/);
  const { people, path } = await stageComments({ newUser, apiAs }, "reviewer");
  const { reviewer } = people;
  const handle = await reviewer.say({ text: "Here already", from: 3 });
  await signInAt(page, reviewer, path);
  const { panel, threads, thread, field, compose } = onScreen(page);

  await test.step("when the line is cut", async () => {
    await compose.click();
    await field.fill("This must not get lost");
    await context.setOffline(true);
    await panel.getByRole("button", { name: "Send" }).click();
    await expect(panel.getByRole("alert")).toContainText("The server did not answer.");
    await expect(field).toHaveValue("This must not get lost");
    await expect(threads).toHaveCount(1);
    await context.setOffline(false);
  });

  await test.step("when the page is loaded again", async () => {
    await page.reload();
    await panel.getByRole("button", { name: "Go on with your comment at 0:00.0" }).click();
    await expect(field).toHaveValue("This must not get lost");
  });

  await test.step("when what others say comes in", async () => {
    await thread("Here already").getByRole("button", { name: "Reply" }).click();
    await field.last().fill("A reply in the making");
    await reviewer.say({ text: "From elsewhere", from: 1 });
    await reviewer.say({ text: "An answer from elsewhere", parent: handle });
    await page.evaluate(() => document.querySelector("textarea")?.focus());
    // Reading the page anew, as after any action.
    await thread("Here already")
      .getByRole("button", { name: /^More about/ })
      .first()
      .click();
    await page.keyboard.press("Escape");
    await field.last().press("Control+Enter");
    await expect(threads).toHaveCount(2);
    await expect(thread("Here already")).toContainText("An answer from elsewhere");
    await expect(thread("Here already")).toContainText("A reply in the making");
    await expect(field).toHaveValue("This must not get lost");
  });

  await test.step("until it is sent", async () => {
    await field.press("Control+Enter");
    await expect(threads).toHaveCount(3);
    await page.reload();
    await expect(compose).toBeVisible();
    await expect(threads).toHaveCount(3);
  });
});

test("two people see what the other says, and none does what is not theirs", async ({
  page,
  openBrowser,
  newUser,
  apiAs,
}) => {
  const { people, path } = await stageComments({ newUser, apiAs }, "viewer", "reviewer", "editor");
  await signInAt(page, people.reviewer, path);
  const mine = onScreen(page);
  await mine.compose.click();
  await mine.field.fill("What is this? See https://example.org/a, <b>really</b>");
  await mine.field.press("Control+Enter");
  await expect(mine.threads).toHaveCount(1);

  const other = await openBrowser();
  await signInAt(other, people.editor, path);
  const theirs = onScreen(other);
  await expect(theirs.threads).toContainText(["What is this? See https://example.org/a, <b>really</b>"]);
  await expect(theirs.threads.getByRole("link", { name: "https://example.org/a" })).toHaveAttribute("rel", /noopener/);
  await theirs.threads.getByRole("button", { name: /^More about/ }).click();
  await expect(other.getByRole("menuitem")).toHaveText(["Copy link"]);
  await other.keyboard.press("Escape");
  await theirs.threads.getByRole("button", { name: "Reply" }).click();
  await theirs.field.fill("A door");
  await theirs.field.press("Control+Enter");
  await expect(theirs.threads).toContainText(["A door"]);

  await page.reload();
  await expect(mine.threads).toContainText(["A door"]);
  // What somebody has answered is not its author's alone any more.
  await mine.threads
    .getByRole("button", { name: /^More about/ })
    .first()
    .click();
  await expect(page.getByRole("menuitem")).toHaveText(["Copy link", "Edit"]);

  const third = await openBrowser();
  await signInAt(third, people.viewer, path);
  const seen = onScreen(third);
  await expect(seen.threads).toContainText(["A door"]);
  await expect(seen.panel).toContainText("Commenting needs at least the role reviewer here; yours is viewer.");
  await expect(seen.compose).toHaveCount(0);
  await expect(seen.panel.getByRole("button", { name: /Reply|Resolve/ })).toHaveCount(0);
  await third.keyboard.press("c");
  await expect(seen.field).toHaveCount(0);
  await third.keyboard.press(".");
  await expect(seen.threads).toHaveAttribute("aria-current", "true");
});

test("a long list goes on when it is asked to", async ({ page, newUser, apiAs }) => {
  const { people, path } = await stageComments({ newUser, apiAs }, "reviewer");
  for (let at = 0; at < 60; at += 1) await people.reviewer.say({ text: `Number ${at}.`, from: at / 4 });
  await signInAt(page, people.reviewer, path);
  const { panel, threads, thread, marks } = onScreen(page);
  await expect(threads).toHaveCount(50);
  await panel.getByRole("button", { name: "Show more" }).click();
  await expect(threads).toHaveCount(60);
  await expect(marks).toHaveCount(60);
  await expect(panel.getByRole("button", { name: "Show more" })).toHaveCount(0);
  // What lies behind the first page stays there while the page is read anew.
  await thread("Number 55.").getByRole("button", { name: "Resolve" }).click();
  await expect(threads).toHaveCount(59);
  await expect(panel).toContainText("59 threads");
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test("axe finds nothing on threads and forms", async ({ page, newUser, apiAs }) => {
      const { people, path, admin, params } = await stageComments({ newUser, apiAs }, "reviewer");
      const { reviewer } = people;
      const first = await reviewer.say({ text: `@${reviewer.handle} see https://example.org`, from: 1, to: 4 });
      await reviewer.say({ text: "A reply", parent: first });
      const done = await reviewer.say({ text: "Long done", from: 6 });
      await admin.call("updateComment", { params: { ...params, comment: done }, body: { resolved: true } });
      await signInAt(page, reviewer, path);
      await page.goto(`${path}?comments=all&comment=${first}`);
      const { threads, compose, field } = onScreen(page);
      await expect(threads).toHaveCount(2);
      await expect(compose).toBeEnabled();
      // What has come before the eye may lie half under the header.
      await page.evaluate(() => window.scrollTo(0, 0));
      await expectAccessible(page);
      await compose.click();
      await field.fill("In the making");
      await threads.first().getByRole("button", { name: "Reply" }).click();
      await page.evaluate(() => window.scrollTo(0, 0));
      await expectAccessible(page);
    });
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("nothing of it is wider than the screen", async ({ page, newUser, apiAs }) => {
    const { people, path } = await stageComments({ newUser, apiAs }, "reviewer");
    const first = await people.reviewer.say({ text: `${"Long".repeat(60)} words`, from: 1, to: 4 });
    await people.reviewer.say({ text: "A reply", parent: first });
    await signInAt(page, people.reviewer, path);
    const { threads, compose, field } = onScreen(page);
    await expect(threads).toHaveCount(1);
    await compose.click();
    await field.fill("In the making");
    await threads.getByRole("button", { name: "Reply" }).click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});
