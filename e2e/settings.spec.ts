import { execFileSync } from "node:child_process";
import { ADMIN } from "../fixtures/admin.ts";
import { letIn } from "../fixtures/teams.ts";
import { signIn, signInAt, unique } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

const NOT_THERE = /does not exist/;

/** Runs a command of the screen in a real shell, and tells what came of it. */
function runInShell(command: string): { status: number; body: { handle?: string } } {
  const output = execFileSync("sh", ["-c", `${command} --silent --write-out '\n%{http_code}'`], { encoding: "utf8" });
  const [body = "", status] = output.split(/\n(?=\d+$)/);
  return { status: Number(status), body: JSON.parse(body) };
}

test("a key is shown once, works in a shell, and ends when it is revoked", async ({ page, newUser, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const person = await newUser();
  await signInAt(page, person, "/settings/keys");
  await expect(page.getByText("No keys yet")).toBeVisible();
  await page.getByRole("button", { name: "New key" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Nightly import (2)");
  await expect(page.getByRole("textbox", { name: "Handle" })).toHaveValue("nightly-import-2");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Your new key" });
  const token = await dialog.getByRole("textbox", { name: "Token" }).inputValue();
  expect(token).toMatch(/^earmark_key_/);
  await dialog.getByRole("button", { name: "Copy token" }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(token);
  const command = await dialog.getByRole("textbox", { name: "Command" }).inputValue();
  expect(runInShell(command)).toMatchObject({ status: 200, body: { handle: person.handle } });

  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(dialog).toBeHidden();
  expect(page.url()).not.toContain(token);
  expect(await page.content()).not.toContain(token);
  await page.reload();
  const row = page.getByRole("row", { name: /Nightly import/ });
  await expect(row).toContainText(`…${token.slice(-4)}`);
  await expect(row).toContainText(/used (just now|\d+ min ago)/);
  expect(await page.content()).not.toContain(token);

  await row.getByRole("button", { name: "Rename Nightly import (2)" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Old import");
  await page.getByRole("button", { name: "Rename", exact: true }).click();
  await page.getByRole("button", { name: "Revoke Old import" }).click();
  const question = page.getByRole("dialog", { name: "Revoke Old import?" });
  await expect(question).toContainText(token.slice(-4));
  await question.getByRole("button", { name: "Revoke key" }).click();
  await expect(page.getByText("No keys yet")).toBeVisible();
  await expect(page.getByRole("main")).toBeFocused();
  expect(runInShell(command).status).toBe(401);
});

test("a new password ends the other sessions, and one session can be ended alone", async ({
  page,
  newUser,
  openBrowser,
}) => {
  const person = await newUser();
  await signInAt(page, person, "/settings/security");
  const other = await openBrowser();
  await signInAt(other, person, "/settings/keys");
  const current = page.getByLabel("Current password", { exact: true });
  const next = page.getByLabel("New password", { exact: true });
  const change = page.getByRole("button", { name: "Change password" });

  await current.fill("not this one");
  await next.fill("short");
  await change.click();
  await expect(page.getByRole("form", { name: "Password" })).toContainText("at least 8 characters");
  await expect(next).toBeFocused();
  await next.fill("a longer password");
  await change.click();
  await expect(page.getByText("This is not your present password.").last()).toBeVisible();
  await expect(current).toBeFocused();
  await expect(next).toHaveValue("a longer password");
  await current.fill(person.password);
  await change.click();
  await expect(page.getByText("Password changed.")).toBeVisible();
  await expect(next).toHaveValue("");

  await other.goto(person.space);
  await expect(other).toHaveURL(/\/sign-in.*expired/);
  await signIn(other, { handle: person.handle, password: "a longer password" });
  await page.reload();
  const sessions = page.getByRole("table", { name: "Sessions" });
  await expect(sessions.getByText("This one")).toHaveCount(1);
  await expect(sessions.getByRole("button", { name: /^End session of Chrome on/ })).toHaveCount(1);
  await sessions.getByRole("button", { name: /^End session/ }).click();
  await expect(sessions.getByRole("button")).toHaveCount(0);
  await other.goto("/");
  await expect(other).toHaveURL(/\/sign-in/);

  await signIn(other, { handle: person.handle, password: "a longer password" });
  await page.reload();
  await page.getByRole("button", { name: "End all others" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "End all others" }).click();
  // As long as it is open, nothing else on the page has a role.
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(sessions.getByRole("button")).toHaveCount(0);
  await other.goto("/settings");
  await expect(other).toHaveURL(/\/sign-in/);
});

test("another handle keeps one signed in, elsewhere too, and changes the addresses", async ({
  page,
  newUser,
  apiAs,
  openBrowser,
  expectErrors,
}) => {
  expectErrors(/404/);
  const person = await newUser();
  const other = await openBrowser();
  await signInAt(other, person, "/settings/keys");
  await signInAt(page, person, "/settings");
  const form = page.getByRole("form", { name: "Profile" });
  await form.getByRole("textbox", { name: "Name" }).fill("Ada Lovelace");
  await form.getByRole("textbox", { name: "Handle" }).fill("Not A Handle");
  await page.keyboard.press("Enter");
  await expect(form.getByRole("textbox", { name: "Handle" })).toHaveAccessibleDescription(/lowercase letters/);
  await form.getByRole("textbox", { name: "Handle" }).fill(ADMIN.handle);
  await page.keyboard.press("Enter");
  await expect(form.getByRole("alert")).toContainText("taken");
  await expect(form.getByRole("textbox", { name: "Name" })).toHaveValue("Ada Lovelace");
  const handle = unique("ada");
  await form.getByRole("textbox", { name: "Handle" }).fill(handle);
  await page.keyboard.press("Enter");
  await expect(page.getByText(`You are ${handle} now.`)).toBeVisible();
  await expect(page.getByRole("button", { name: `Your account, ${handle}` })).toBeVisible();
  const session = await page.request.get("/api/auth/session");
  expect(await session.json()).toMatchObject({ user: { name: handle } });

  await page.goto(`/${handle}/main`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("main");
  await page.goto(person.space);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(NOT_THERE);
  await page.goto("/settings");
  await expect(form.getByRole("textbox", { name: "Handle" })).toHaveValue(handle);
  await other.reload();
  await expect(other.getByRole("button", { name: `Your account, ${handle}` })).toBeVisible();
  const api = await apiAs({ handle, password: person.password });
  await expect(api.call("getSpace", { params: { owner: handle, space: "main" } })).resolves.toBeTruthy();
});

test("an organization keeps its last admin, and lets others go", async ({ page, newUser, apiAs }) => {
  const [person, other] = [await newUser(), await newUser()];
  await signInAt(page, person, "/settings/organizations");
  await page.getByRole("button", { name: "New organization" }).click();
  const handle = unique("acme");
  await page.getByRole("textbox", { name: "Name" }).fill("Acme");
  await page.getByRole("textbox", { name: "Handle" }).fill(handle);
  await page.getByRole("button", { name: "Make organization" }).click();
  await expect(page).toHaveURL(new RegExp(`/${handle}$`));
  await page.goto("/settings/organizations");
  const row = page.getByRole("table", { name: "Organizations" }).getByRole("row", { name: /Acme/ });
  await expect(row).toContainText("1 member");
  await page.getByRole("button", { name: "Leave Acme" }).click();
  const question = page.getByRole("dialog", { name: "Leave Acme?" });
  await question.getByRole("button", { name: "Leave" }).click();
  await expect(question.getByRole("alert")).toContainText("keeps one admin");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Leave Acme" })).toBeFocused();

  const api = await apiAs(person);
  await letIn(api, await apiAs(other), { org: handle, role: "admin" });
  await page.getByRole("button", { name: "Leave Acme" }).click();
  await question.getByRole("button", { name: "Leave" }).click();
  await expect(page.getByText("You are in no organization")).toBeVisible();
});

test("an admin of the server makes, blocks and unblocks users; nobody else finds the page", async ({
  page,
  openBrowser,
  expectErrors,
}) => {
  expectErrors(/404/);
  await signInAt(page, ADMIN, "/settings/users");
  await page.getByRole("button", { name: "New user" }).click();
  const asked = page.getByRole("dialog", { name: "New user" });
  const handle = unique("grace");
  await asked.getByRole("textbox", { name: "Name" }).fill("Grace Hopper");
  await expect(asked.getByRole("textbox", { name: "Handle" })).toHaveValue("grace-hopper");
  await asked.getByRole("textbox", { name: "Handle" }).fill(handle);
  await asked.getByRole("textbox", { name: "Email" }).fill("not an address");
  await asked.getByRole("button", { name: "Make user" }).click();
  await expect(asked.getByRole("textbox", { name: "Email" })).toBeFocused();
  await asked.getByRole("textbox", { name: "Email" }).fill(`${handle}@example.org`);
  await asked.getByRole("button", { name: "Make user" }).click();
  const told = page.getByRole("dialog", { name: "The user is there" });
  const password = await told.getByRole("textbox", { name: "Password" }).inputValue();
  await told.getByRole("button", { name: "Done" }).click();
  await expect(told).toBeHidden();
  expect(await page.content()).not.toContain(password);

  const other = await openBrowser();
  await signInAt(other, { handle, password }, "/settings");
  await expect(other.getByRole("link", { name: "Users" })).toHaveCount(0);
  expect((await other.goto("/settings/users"))?.status()).toBe(404);
  await expect(other.getByRole("heading", { level: 1 })).toHaveText(NOT_THERE);

  await page.getByLabel("Search users").fill(handle);
  await expect(page).toHaveURL(new RegExp(`search=${handle}`));
  const row = page.getByRole("table", { name: "Users" }).getByRole("row", { name: /Grace/ });
  await expect(row).toContainText("Active");
  await row.getByRole("button", { name: "Block Grace Hopper" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Block" }).click();
  await expect(row).toContainText("Blocked");
  await other.goto("/settings");
  await expect(other).toHaveURL(/\/sign-in/);
  await row.getByRole("button", { name: "Unblock Grace Hopper" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Unblock" }).click();
  await expect(row).toContainText("Active");
  await signIn(other, { handle, password });
  await page.getByLabel("Search users").fill(unique("nobody"));
  await expect(page.getByText("Nothing matches")).toBeVisible();
});
