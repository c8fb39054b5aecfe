import type { Page } from "@playwright/test";
import { unique } from "./people.ts";

/** Makes a key on the page of the keys and gives its token. */
export async function makeKey(page: Page): Promise<string> {
  await page.getByRole("button", { name: "New key" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill(unique("A key"));
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Your new key" });
  const token = await dialog.getByRole("textbox", { name: "Token" }).inputValue();
  await dialog.getByRole("button", { name: "Done" }).click();
  return token;
}
