import type { Page } from "@playwright/test";
import { letIn } from "../fixtures/teams.ts";
import { toneWav } from "../fixtures/tone.ts";
import type { ApiClient } from "../lib/client/client.ts";
import { expectAccessible } from "./support/accessibility.ts";
import { type Person, signInAt } from "./support/people.ts";
import { createTeam } from "./support/teams.ts";
import { expect, test } from "./support/test.ts";

/** Uploads a tone into somebody's own space; the audio. */
async function upload(
  api: ApiClient,
  { handle: owner }: Person,
  { alias, sampleRateHz }: { alias: string; sampleRateHz: number },
) {
  const file = toneWav({ seconds: 1, sampleRateHz, channels: 1 }).toString("base64");
  return api.call("createAudio", { params: { owner, space: "main" }, body: JSON.stringify({ alias, file }) });
}

function policyOf(page: Page) {
  const form = page.getByRole("form", { name: "Acceptance policy" });
  return { form, rule: (number: number) => form.getByRole("group", { name: `Rule ${number}`, exact: true }) };
}

test("a policy is begun with a preset, tried on the audios that are there, saved, and asked of what arrives", async ({
  page,
  newUser,
  apiAs,
}) => {
  const person = await newUser();
  const api = await apiAs(person);
  const low = await upload(api, person, { alias: "From the telephone", sampleRateHz: 8000 });
  await upload(api, person, { alias: "From the studio", sampleRateHz: 48_000 });
  await signInAt(page, person, `${person.space}/settings`);
  const { form, rule } = policyOf(page);
  await expect(form).toContainText("Every file is accepted.");

  await form.getByRole("button", { name: "Presets" }).click();
  await page.getByRole("menuitem", { name: /Call recording/ }).click();
  await expect(rule(1).getByLabel("Fact")).toHaveValue("sampleRateHz");
  await expect(rule(1).getByLabel("At least (Hz)")).toHaveValue("8000");
  for (const left of [4, 3, 2, 1]) {
    await form.getByRole("button", { name: `Remove rule ${left + 1}` }).click();
    await expect(form.getByRole("button", { name: "Add rule" })).toBeFocused();
    await expect(form.getByRole("group", { name: /^Rule/ })).toHaveCount(left);
  }
  await rule(1).getByLabel("At least (Hz)").fill("16000");
  await expect(form).toContainText("Of 2 audios: 1 accepted, 0 warned, 1 refused; 1 would change.");
  const changes = form.getByRole("list", { name: "Audios that would change" });
  await expect(changes.getByRole("listitem")).toHaveCount(1);
  await expect(changes).toContainText("The sample rate is 8,000 Hz; the policy wants at least 16,000 Hz.");
  const link = changes.getByRole("link", { name: "From the telephone" });
  await expect(link).toHaveAttribute("href", `${person.space}/audios/${low.handle}`);

  await form.getByRole("button", { name: "Set policy" }).click();
  await expect(page.getByText("The policy is set. It applies to what arrives from now on.")).toBeVisible();
  await expect(page.getByText(/Version 1, .* by/)).toBeVisible();
  await expect(changes).toHaveCount(0);
  await page.reload();
  await expect(rule(1).getByLabel("At least (Hz)")).toHaveValue("16000");

  const later = await upload(api, person, { alias: "From another telephone", sampleRateHz: 8000 });
  const proposalOf = async (audio: string) => {
    const params = { owner: person.handle, space: "main", audio };
    return (await api.call("getAudio", { params })).quality?.proposal?.decision ?? null;
  };
  await expect.poll(() => proposalOf(later.handle)).toBe("refuse");
  expect(await proposalOf(low.handle)).toBeNull();
  await form.getByRole("button", { name: "Apply to these audios" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Apply" }).click();
  await expect(page.getByText("Of 3 audios 2 got another proposal.")).toBeVisible();
  expect(await proposalOf(low.handle)).toBe("refuse");
});

test("what is wrong with a rule stands at its field, and JSON can take the place of the form", async ({
  page,
  newUser,
}) => {
  const person = await newUser();
  await signInAt(page, person, `${person.space}/settings`);
  const { form, rule } = policyOf(page);
  await form.getByRole("button", { name: "Add rule" }).click();
  await rule(1).getByLabel("Fact").selectOption("Clipped share");
  await rule(1).getByLabel("At most (%)").fill("120");
  await form.getByRole("button", { name: "Add rule" }).click();
  await rule(2).getByLabel("Fact").selectOption("Container");
  await expect(form.getByText("Name at least one.")).toHaveCount(0);
  await form.getByRole("button", { name: "Set policy" }).click();
  const bound = rule(1).getByLabel("At most (%)");
  await expect(bound).toBeFocused();
  await expect(bound).toHaveAccessibleDescription("It lies from 0 to 100.");
  await expect(rule(2)).toContainText("Name at least one.");
  await expectAccessible(page);
  await rule(2).getByLabel("WAV", { exact: true }).check();
  await bound.fill("0.1");
  await expect(form.getByText("It lies from")).toHaveCount(0);
  await expect(form).toContainText("There are no audios yet");

  await form.getByRole("button", { name: "JSON" }).click();
  const dialog = page.getByRole("dialog", { name: "The policy as JSON" });
  const text = dialog.getByLabel("Rules");
  expect(JSON.parse(await text.inputValue())).toEqual({
    rules: [
      { fact: "clippedRatio", max: 0.001, decision: "refuse" },
      { fact: "container", oneOf: ["wav"], decision: "refuse" },
    ],
  });
  await text.fill('{"rules":[{"fact":"tempo","min":1,"decision":"warn"}]}');
  await dialog.getByRole("button", { name: "Take these rules" }).click();
  await expect(text).toHaveAccessibleDescription("rules.0.fact: There is no such fact.");
  await text.fill('{"rules":[{"fact":"snrDb","min":20,"decision":"warn"}]}');
  await dialog.getByRole("button", { name: "Take these rules" }).click();
  await expect(rule(1).getByLabel("At least (dB)")).toHaveValue("20");
  await expect(form.getByRole("group", { name: /^Rule/ })).toHaveCount(1);
  await form.getByRole("button", { name: "Discard changes" }).click();
  await expect(form).toContainText("Every file is accepted.");
});

test("of two who change a policy at once the second is told, and nothing is lost", async ({ page, newUser, apiAs }) => {
  const person = await newUser();
  const api = await apiAs(person);
  await signInAt(page, person, `${person.space}/settings`);
  const { form, rule } = policyOf(page);
  await form.getByRole("button", { name: "Add rule" }).click();
  await expect(rule(1).getByLabel("Fact")).toBeFocused();
  await rule(1).getByLabel("At least (Hz)").fill("8000");
  const params = { owner: person.handle, space: "main" };
  const rules = [{ fact: "channels", max: 1, decision: "warn" } as const];
  await api.call("putPolicy", { params, body: { rules } });
  await form.getByRole("button", { name: "Set policy" }).click();
  await expect(form.getByRole("alert").filter({ hasText: "Somebody else has changed the policy" })).toBeVisible();
  expect(await api.call("getPolicy", { params })).toMatchObject({ version: 1, rules });
  await page.reload();
  await expect(rule(1).getByLabel("At most")).toHaveValue("1");
});

test("whoever is no admin reads the policy and cannot change it", async ({ page, newUser, apiAs }) => {
  const [admin, guest] = [await newUser(), await newUser()];
  const api = await apiAs(admin);
  const { handle: owner } = await createTeam(api);
  await api.call("createSpace", { params: { owner }, body: { handle: "calls" } });
  await letIn(api, await apiAs(guest), { org: owner, role: "editor" });
  const rules = [{ fact: "clippedRatio", max: 0.001, decision: "warn" } as const];
  await api.call("putPolicy", { params: { owner, space: "calls" }, body: { rules } });
  await signInAt(page, guest, `/${owner}/calls/settings`);
  const panel = page.getByRole("region", { name: "Acceptance policy" });
  await expect(panel.getByRole("listitem")).toHaveText(/Clipped share at most 0\.1 %.*Warn otherwise/);
  await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
  await expectAccessible(page);
});
