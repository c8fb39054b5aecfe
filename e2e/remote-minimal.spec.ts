import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { signIn, signInAt } from "./support/people.ts";
import { ADA, expect, test } from "./support/remote-test.ts";

const execute = promisify(execFile);

test("whoever signs in is told of a wrong password, sees their spaces, and signs out for good", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("Handle", { exact: true }).fill(ADA.handle);
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText(/handle|password/i);
  await expect(page).toHaveURL(/\/sign-in/);
  await signIn(page, ADA);
  await expect(
    page
      .getByRole("main")
      .getByRole("link", { name: /Field recordings/ })
      .first(),
  ).toBeVisible();
  await page.getByRole("button", { name: "Choose a space" }).click();
  await page.getByRole("menuitem", { name: "sessions" }).click();
  await expect(page).toHaveURL(/\/studio\/sessions$/);

  await page.getByRole("button", { name: /^Your account/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto(ADA.space);
  await expect(page).toHaveURL(/\/sign-in/);
});

test("a session that the server has ended asks to sign in again, and leads back", async ({ page, server }) => {
  await signInAt(page, ADA, ADA.space);
  server.endSessions();
  await page.goto(`${ADA.space}/identities`);
  await expect(page).toHaveURL(/\/sign-in/);
  await signIn(page, ADA);
  await expect(page).toHaveURL(/\/ada\/field\/identities$/);
});

test("while the server is away a page says so, and shows itself when it is back", async ({
  page,
  server,
  expectErrors,
}) => {
  // What was thrown on the server, without its words.
  expectErrors(/React error #441|500/);
  await signInAt(page, ADA, ADA.space);
  await server.shut();
  await page.goto(ADA.space);
  const alert = page.getByRole("main").getByRole("alert");
  await expect(alert).toContainText("The server cannot be reached");
  await server.open();
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Field recordings" })).toBeVisible();
});

test("a server that is away or asks for patience at the sign-in is told of as that", async ({ page, server }) => {
  await page.goto("/sign-in");
  const alert = page.getByRole("main").getByRole("alert");
  const tryToSignIn = async () => {
    await page.getByLabel("Handle", { exact: true }).fill(ADA.handle);
    await page.getByLabel("Password", { exact: true }).fill(ADA.password);
    await page.getByRole("button", { name: "Sign in" }).click();
  };
  server.befall({ request: /credentials/, times: 1, how: { status: 429, retryAfterSeconds: 7 } });
  await tryToSignIn();
  await expect(alert).toContainText(/7 seconds|too many|answers 429/i);
  await server.shut();
  await tryToSignIn();
  await expect(alert).toContainText(/did not answer|cannot be reached/i);
  await server.open();
  await signIn(page, ADA);
});

test("a key is made, works where its command says, and ends when it is revoked", async ({ page }) => {
  await signInAt(page, ADA, "/settings/keys");
  await page.getByRole("button", { name: "New key" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Nightly import");
  await page.getByRole("button", { name: "Make key" }).click();
  const dialog = page.getByRole("dialog", { name: "Your new key" });
  const command = await dialog.getByRole("textbox", { name: "Command" }).inputValue();
  // Beside this process, which is the server's too.
  const run = async () => JSON.parse((await execute("sh", ["-c", `${command} --silent`])).stdout);
  expect(await run()).toMatchObject({ handle: "ada" });
  await dialog.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Rename Nightly import" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Old import");
  await page.getByRole("button", { name: "Rename", exact: true }).click();
  await page.getByRole("button", { name: "Revoke Old import" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke key" }).click();
  await expect(page.getByText("No keys yet")).toBeVisible();
  expect(await run()).toEqual({ message: expect.stringContaining("token") });
});

test("profile, organization and space are renamed, and go on under their new handles", async ({ page, server }) => {
  await signInAt(page, { ...ADA, handle: "ben" }, "/settings");
  await page.getByRole("textbox", { name: "Name" }).fill("Benjamin");
  await page.getByRole("button", { name: "Save profile" }).click();
  await expect(page.getByText("Profile saved.")).toBeVisible();

  await page.goto("/ben/desk/settings");
  await page.getByRole("textbox", { name: "Handle" }).fill("shelf");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page).toHaveURL(/\/ben\/shelf\/settings$/);

  await page.goto("/studio/settings");
  await page.getByRole("textbox", { name: "Name" }).fill("The old studio");
  await page.getByRole("button", { name: "Save" }).click();
  await expect.poll(() => server.store.orgs[0]?.alias).toBe("The old studio");
  await page.getByRole("link", { name: "Members" }).click();
  const members = page.getByRole("main");
  for (const name of ["The old studio", "Benjamin", "Ada Lovelace"]) await expect(members).toContainText(name);
});
