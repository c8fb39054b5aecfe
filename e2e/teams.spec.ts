import { signInAt, unique } from "./support/people.ts";
import { addTone, aRecording, libraryRows, makeTeam } from "./support/team-story.ts";
import { expect, test } from "./support/test.ts";

const NOT_THERE = /does not exist/;

test("a newcomer joins by a link, does what the role allows, more when it grows, and nothing once removed", async ({
  page,
  newUser,
  apiAs,
  openBrowser,
  expectErrors,
}) => {
  test.setTimeout(120_000);
  expectErrors(/404/);
  const admin = await newUser();
  const name = unique("Acme");
  const { org, space } = await makeTeam(page, admin, name);
  const params = { owner: org.slice(1), space: "night-calls" };
  const api = await apiAs(admin);
  const audio = { ...params, audio: await addTone(api, params, "A call") };

  await page.goto(`${org}/members`);
  await page.getByRole("button", { name: "Invite by link" }).click();
  await page.getByRole("combobox", { name: "Joins as" }).selectOption("reviewer");
  await page.getByRole("button", { name: "Make link" }).click();
  const link = await page.getByRole("textbox", { name: "Invitation link" }).inputValue();
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: `…${link.slice(-4)}` })).toContainText("reviewer");

  const guest = await openBrowser();
  const newcomer = { handle: unique("new"), password: "a good password" };
  await guest.goto(link);
  await guest.getByRole("textbox", { name: "Email" }).fill(`${newcomer.handle}@example.org`);
  await guest.getByRole("textbox", { name: "Handle" }).fill(newcomer.handle);
  await guest.getByLabel("Password", { exact: true }).fill(newcomer.password);
  await guest.getByRole("button", { name: "Make account and join" }).click();
  await expect(guest).toHaveURL(new RegExp(`${org}$`));
  const guestApi = await apiAs(newcomer);

  await guest.getByRole("link", { name: "Audios of Night calls: 1" }).click();
  await expect(guest.getByText(`You may listen and review here. Ask an admin of ${name} for more.`)).toBeVisible();
  await expect(guest.getByRole("button", { name: "Choose files" })).toHaveCount(0);
  await expect(guest.getByRole("navigation", { name: "Space" }).getByRole("link")).toHaveText([
    "Library",
    /^Review/,
    "Statistics",
    "Identities",
    // Where everybody reads the policy.
    "Settings",
  ]);
  await guest.getByRole("button", { name: "More about A call" }).click();
  await expect(guest.getByRole("menuitem")).toHaveText(["Download WAV"]);
  await guest.keyboard.press("Escape");
  const dropped = await guest.evaluateHandle(() => {
    const files = new DataTransfer();
    files.items.add(new File(["words"], "words.wav", { type: "audio/wav" }));
    return files;
  });
  await guest.getByRole("main").dispatchEvent("drop", { dataTransfer: dropped });
  await expect(guest.getByRole("region", { name: /Messages/ })).toContainText("You may listen and review here");

  await guest.getByRole("link", { name: "A call" }).click();
  await guest.getByRole("button", { name: "Accept", exact: true }).click();
  await expect(guest.getByText("Your decision is saved.")).toBeVisible();
  for (const refused of ["Rename", "Delete", "Link to an identity"]) {
    await expect(guest.getByRole("button", { name: refused })).toHaveCount(0);
  }
  const forbidden = { code: "forbidden" };
  await expect(guestApi.call("updateAudio", { params: audio, body: { alias: "B" } })).rejects.toMatchObject(forbidden);
  await expect(guestApi.call("removeAudio", { params: audio })).rejects.toMatchObject(forbidden);
  await expect(guestApi.call("createAudio", { params, body: "{}" })).rejects.toMatchObject(forbidden);
  await expect(guestApi.list("listInvitations", { params: { org: params.owner } })).rejects.toMatchObject(forbidden);

  await page.reload();
  await page.getByRole("combobox", { name: `Role of ${newcomer.handle}` }).selectOption("editor");
  await expect(page.getByRole("region", { name: /Messages/ })).toContainText(`${newcomer.handle} is an editor now.`);
  await guest.getByRole("link", { name: "Library" }).click();
  await guest.getByLabel("Files to upload").setInputFiles(aRecording);
  const uploads = guest.getByRole("region", { name: "Uploads", exact: true });
  // They are the bytes of "A call".
  await uploads.getByRole("button", { name: /^Keep both/ }).click();
  await expect(uploads).toContainText("1 available");
  await expect(libraryRows(guest)).toHaveCount(2);

  await page.getByRole("button", { name: `Remove ${newcomer.handle}` }).click();
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.getByRole("row", { name: newcomer.handle })).toHaveCount(0);
  await guest.getByRole("link", { name: "Statistics" }).click();
  await expect(guest.getByRole("heading", { level: 1 })).toHaveText(NOT_THERE);
  expect((await guest.goto(space))?.status()).toBe(404);
  await expect(guestApi.call("getAudio", { params: audio })).rejects.toMatchObject({ code: "notFound" });
});

test("the last admin stays, and whoever leaves is let go at once", async ({ page, newUser, expectErrors }) => {
  expectErrors(/404/);
  const admin = await newUser();
  const name = unique("Lone");
  const { org } = await makeTeam(page, admin, name);
  await page.goto(`${org}/members`);
  await page.getByRole("button", { name: `Leave ${name}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Leave", exact: true }).click();
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText("keeps one admin");
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("combobox", { name: `Role of ${admin.handle}` }).selectOption("viewer");
  await page.getByRole("button", { name: "Give it up" }).click();
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText("keeps one admin");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("combobox", { name: `Role of ${admin.handle}` })).toHaveValue("admin");
});

test("a space moves with its handle, and goes once it is empty", async ({ page, newUser, apiAs, expectErrors }) => {
  expectErrors(/404/);
  const admin = await newUser();
  const { org, space } = await makeTeam(page, admin, unique("Movers"));
  const api = await apiAs(admin);
  const audio = await addTone(api, { owner: org.slice(1), space: "night-calls" }, "A call");
  await page.goto(`${space}/settings`);
  await expect(page.getByText("It still holds 1 audio.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Delete space" })).toHaveCount(0);
  await page.getByRole("textbox", { name: "Handle" }).fill("day-calls");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page).toHaveURL(new RegExp(`${org}/day-calls/settings$`));
  await expect(page.getByRole("textbox", { name: "Handle" })).toHaveValue("day-calls");
  expect((await page.goto(space))?.status()).toBe(404);

  await api.call("removeAudio", { params: { owner: org.slice(1), space: "day-calls", audio } });
  await page.goto(`${org}/day-calls/settings`);
  await page.getByRole("button", { name: "Delete space" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete space" }).click();
  await expect(page).toHaveURL(new RegExp(`${org}$`));
  await expect(page.getByText("No space yet")).toBeVisible();
  await page.getByRole("button", { name: /switch space/ }).click();
  await expect(page.getByRole("menuitem", { name: "Night calls" })).toHaveCount(0);
});

test("an organization moves with its handle, and goes with its last space", async ({ page, newUser, expectErrors }) => {
  expectErrors(/404/);
  const { org, space } = await makeTeam(page, await newUser(), unique("Short"));
  await page.goto(`${org}/settings`);
  await expect(page.getByText("It still has 1 space.")).toBeVisible();
  const handle = unique("moved");
  await page.getByRole("textbox", { name: "Handle" }).fill(handle);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page).toHaveURL(new RegExp(`/${handle}/settings$`));
  expect((await page.goto(org))?.status()).toBe(404);
  expect((await page.goto(space))?.status()).toBe(404);
  await page.goto(`/${handle}/night-calls/settings`);
  await page.getByRole("button", { name: "Delete space" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete space" }).click();
  await expect(page.getByText("No space yet")).toBeVisible();
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("button", { name: "Delete organization" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete organization" }).click();
  await expect(page).toHaveURL(/\/$/);
  expect((await page.goto(`/${handle}`))?.status()).toBe(404);
});

test("an audio is linked to an identity once, and found by it", async ({ page, newUser, apiAs }) => {
  const person = await newUser();
  const api = await apiAs(person);
  const params = { owner: person.handle, space: "main" };
  const audio = await addTone(api, params, "Who is it");
  await addTone(api, params, "Somebody else");
  await signInAt(page, person, `${person.space}/audios/${audio}`);
  await page.getByRole("button", { name: "Link to an identity" }).click();
  const dialog = page.getByRole("dialog", { name: "Who speaks in this audio?" });
  await expect(dialog).toContainText("this cannot be changed or taken back");
  await dialog.getByLabel("Name or handle").fill("Ada Lovelace");
  await dialog.getByRole("button", { name: "Make “Ada Lovelace” a new identity" }).click();
  await expect(dialog.getByRole("radio", { name: /Ada Lovelace/ })).toBeChecked();
  await dialog.getByRole("button", { name: "Link for good" }).click();
  await expect(dialog).toBeHidden();
  const panel = page.getByRole("region", { name: "Who speaks" });
  await expect(panel.getByRole("button")).toHaveCount(0);
  await panel.getByRole("link", { name: "Ada Lovelace" }).click();
  await expect(page).toHaveURL(/identity=ada-lovelace$/);
  await expect(libraryRows(page)).toHaveCount(1);
  await page.getByRole("link", { name: "Remove the filter Identity: Ada Lovelace" }).click();
  await expect(libraryRows(page)).toHaveCount(2);

  await page.getByRole("link", { name: "Identities" }).click();
  await page.getByRole("button", { name: "Delete Ada Lovelace" }).click();
  await page.getByRole("button", { name: "Delete identity" }).click();
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText("Audios link to this identity");
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Rename Ada Lovelace" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Ada King");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("row", { name: /Ada King/ })).toContainText("1 audio");
  await page.getByLabel("Search by name or handle").fill("nobody like this");
  await expect(page.getByText("Nothing matches")).toBeVisible();
});
