import { randomBytes } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import type { ApiClient } from "../../lib/client/client.ts";

/** Someone who can sign in; `space` is the path of their own space, `/{handle}/main`. */
export type Person = { handle: string; password: string; space: string };

/** A handle that no other test uses. */
export const unique = (name: string) => `${name}-${randomBytes(5).toString("hex")}`;

/** Makes a person that no other test knows. */
export async function createPerson(admin: ApiClient): Promise<Person> {
  const handle = unique("guest");
  const password = randomBytes(12).toString("hex");
  await admin.call("createUser", { body: { handle, email: `${handle}@example.org`, password } });
  return { handle, password, space: `/${handle}/main` };
}

/** Signs in on the screen and waits until the app has let the person in. */
export async function signIn(page: Page, person: { handle: string; password: string }): Promise<void> {
  // A page that was asked for without a session is on its way here by itself.
  if (page.url() === "about:blank") await page.goto("/sign-in");
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByLabel("Handle", { exact: true }).fill(person.handle);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).not.toHaveURL(/\/sign-in/);
}

/** Signs in on the way to a page. */
export async function signInAt(page: Page, person: { handle: string; password: string }, path: string): Promise<void> {
  await page.goto(path);
  await signIn(page, person);
  await expect(page).toHaveURL(new RegExp(`${path}$`));
}
