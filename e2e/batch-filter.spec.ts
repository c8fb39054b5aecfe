import { signInAt } from "./support/people.ts";
import { libraryRows } from "./support/team-story.ts";
import { expect, test } from "./support/test.ts";

test("the library shows exactly the audios of one batch, until its filter is taken off", async ({
  page,
  newUser,
  apiAs,
}) => {
  const person = await newUser();
  const api = await apiAs(person);
  const params = { owner: person.handle, space: "main" };
  for (const [alias, batch] of [
    ["Monday, first", "monday_1"],
    ["Tuesday", "monday_1-b"],
    ["Monday, second", "monday_1"],
    ["Alone", null],
  ]) {
    await api.call("createAudio", { params, body: JSON.stringify({ alias, batch }) });
  }
  await signInAt(page, person, person.space);
  await expect(libraryRows(page)).toHaveCount(4);

  await page.goto(`${person.space}?batch=monday_1&sort=handle`);
  await expect(libraryRows(page)).toHaveCount(2);
  for (const name of ["Monday, first", "Monday, second"]) {
    await expect(libraryRows(page).filter({ hasText: name })).toBeVisible();
  }
  await page.getByLabel("Search by name or handle").fill("second");
  await expect(libraryRows(page)).toHaveCount(1);
  await expect(page).toHaveURL(/search=second&batch=monday_1&sort=handle$/);

  const filters = page.getByRole("list", { name: "Filters" });
  await expect(filters.getByRole("listitem")).toHaveText("One upload batch");
  await page.getByLabel("Search by name or handle").fill("");
  await expect(libraryRows(page)).toHaveCount(2);
  await filters.getByRole("link", { name: "Remove the filter One upload batch" }).click();
  await expect(libraryRows(page)).toHaveCount(4);
  await expect(page).toHaveURL(new RegExp(`${person.space}\\?sort=handle$`));
  await expect(filters).toHaveCount(0);
});
