import { toneWav } from "../fixtures/tone.ts";
import { signIn } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

const file = {
  name: "call.wav",
  mimeType: "audio/wav",
  buffer: toneWav({ seconds: 1, sampleRateHz: 8000, channels: 1 }),
};

test("files that wait go on by themselves after a session that has ended, and belong to nobody else", async ({
  page,
  newUser,
  context,
  expectErrors,
}) => {
  expectErrors(/401/);
  const [person, other] = [await newUser(), await newUser()];
  await page.goto(person.space);
  await signIn(page, person);
  const tray = page.getByRole("region", { name: "Uploads", exact: true });
  const end = async () => context.clearCookies();
  await end();
  await page.getByLabel("Files to upload").setInputFiles([file]);
  await expect(tray).toContainText("Your session has ended");
  await page.getByRole("link", { name: "Available" }).click();
  await signIn(page, person);
  await expect(tray).toContainText("1 available");

  await page.goto(person.space);
  await end();
  await page.getByLabel("Files to upload").setInputFiles([file]);
  await expect(tray).toContainText("Your session has ended");
  await page.getByRole("link", { name: "Available" }).click();
  await signIn(page, other);
  await expect(page.getByRole("button", { name: `Your account, ${other.handle}` })).toBeVisible();
  await expect(tray).toBeHidden();
});

test("what was typed into a form outlives a session that has ended", async ({ page, newUser, context }) => {
  const person = await newUser();
  await page.goto(`/${person.handle}`);
  await signIn(page, person);
  await page.getByRole("button", { name: "New space" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Night calls");
  await context.clearCookies();
  const form = page.getByRole("dialog", { name: "New space" });
  await form.getByRole("button", { name: "Make space" }).click();
  await expect(form.getByRole("alert")).toContainText("Your session has ended");
  const [beside] = await Promise.all([
    context.waitForEvent("page"),
    form.getByRole("link", { name: /new tab/ }).click(),
  ]);
  await beside.waitForURL(/sign-in/);
  await signIn(beside, person);
  await form.getByRole("button", { name: "Make space" }).click();
  await expect(page).toHaveURL(new RegExp(`/${person.handle}/night-calls$`));
});

test("signing out asks before it gives files up, and says nothing when it has worked", async ({
  page,
  newUser,
  context,
  expectErrors,
}) => {
  expectErrors(/ERR_INTERNET_DISCONNECTED/);
  const person = await newUser();
  await page.goto(person.space);
  await signIn(page, person);
  await context.setOffline(true);
  await page.getByLabel("Files to upload").setInputFiles([file]);
  const tray = page.getByRole("region", { name: "Uploads", exact: true });
  await expect(tray).toContainText("This computer is offline");
  await tray.getByRole("button", { name: "Pause all" }).click();
  await context.setOffline(false);
  const leave = async () => {
    await page.getByRole("button", { name: /^Your account/ }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
  };
  page.once("dialog", (dialog) => void dialog.dismiss());
  await leave();
  await expect(tray).toContainText("1 paused");
  page.once("dialog", (dialog) => void dialog.accept());
  await leave();
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByText("You are still signed in")).toBeHidden();
});
