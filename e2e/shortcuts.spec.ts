import { expectAccessible } from "./support/accessibility.ts";
import { arrive, openPlayer, player, rate, tone } from "./support/listening.ts";
import { expect, test } from "./support/test.ts";

test("keys are shown where they work, and given to other commands", async ({ page, newUser, apiAs }) => {
  const person = await newUser();
  await openPlayer(page, person, (await arrive(await apiAs(person), person, tone(60))).address);
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  const change = (does: string) => sheet.getByRole("button", { name: `Change the key for “${does}”` });
  const mute = player(page).getByRole("button", { name: "Mute" });

  await test.step("by its key, in groups, and nothing that nobody obeys here", async () => {
    await page.keyboard.press("?");
    await expect(sheet.getByRole("region", { name: "Listening" })).toContainText("Play or pause");
    await expect(sheet.getByRole("region", { name: "Deciding" })).toContainText("Take the decision back");
    await expect(sheet).not.toContainText("Previous audio");
    await expectAccessible(page);
  });

  await test.step("a free key is taken at once", async () => {
    await change("Mute or unmute").click();
    await page.keyboard.press("k");
    await expect(sheet.getByRole("status")).toHaveText("K is now the key for “Mute or unmute”.");
  });

  await test.step("another command's key only when it is pressed again, and Tab never", async () => {
    await change("Faster").click();
    await page.keyboard.press("Tab");
    await expect(sheet.getByRole("status")).toContainText("Tab works the page itself.");
    await page.keyboard.press("n");
    await expect(sheet.getByRole("status")).toContainText("N is the key for “Next finding”. Press it again");
    await page.keyboard.press("n");
    await expect(sheet.getByRole("status")).toContainText("N is now the key for “Faster”.");
  });

  await test.step("Escape leaves a key as it is, and then the sheet", async () => {
    await change("Slower, and back by 2 seconds").click();
    await page.keyboard.press("Escape");
    await expect(sheet).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(sheet).toBeHidden();
  });

  await test.step("buttons show the key that was chosen", async () => {
    await page.keyboard.press("?");
    await change("Accept").click();
    await page.keyboard.press("j");
    await page.keyboard.press("Escape");
    const accept = page.getByRole("button", { name: "Accept", exact: true });
    await expect(accept).toContainText("J");
    await expect(accept).toHaveAttribute("aria-keyshortcuts", "j");
  });

  await test.step("they are obeyed, and kept", async () => {
    await page.reload();
    await expect(player(page).getByRole("button", { name: "Play", exact: true })).toBeEnabled();
    await page.keyboard.press("k");
    await expect(mute).toHaveAttribute("aria-pressed", "true");
    await page.keyboard.press("m");
    await expect(mute).toHaveAttribute("aria-pressed", "true");
    // Held down a key says the same again and again: it is done once.
    for (const key of ["k", "k"]) await page.keyboard.down(key);
    await page.keyboard.up("k");
    await expect(mute).toHaveAttribute("aria-pressed", "false");
    await page.keyboard.press("k");
    await expect(mute).toHaveAttribute("aria-pressed", "true");
    await page.keyboard.press("n");
    await expect(rate(page)).toHaveValue("1.25");
  });

  await test.step("one gets its own back, or all", async () => {
    await page.keyboard.press("?");
    await sheet.getByRole("button", { name: "Reset the key for “Mute or unmute”" }).click();
    await sheet.getByRole("button", { name: "Reset all keys" }).click();
    await page.keyboard.press("Escape");
    await page.keyboard.press("m");
    await expect(mute).toHaveAttribute("aria-pressed", "false");
  });

  await test.step("only in the player, where somebody wants them nowhere else", async () => {
    await page.keyboard.press("?");
    await sheet.getByRole("checkbox", { name: /anywhere on this page/ }).uncheck();
    await page.keyboard.press("Escape");
    await page.getByRole("heading", { level: 1 }).click();
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press("m");
    await expect(mute).toHaveAttribute("aria-pressed", "false");
    await player(page).getByRole("slider", { name: "Position" }).focus();
    await page.keyboard.press("m");
    await expect(mute).toHaveAttribute("aria-pressed", "true");
  });
});
