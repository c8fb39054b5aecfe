import { expect, type Page } from "@playwright/test";
import { letIn } from "../../fixtures/teams.ts";
import { toneWav } from "../../fixtures/tone.ts";
import type { ApiClient } from "../../lib/client/client.ts";
import type { ReviewSettingsInput } from "../../lib/contract/review.ts";
import type { Person } from "./people.ts";
import { createTeam } from "./teams.ts";

/** Where an audio is in the API, and its page. */
export type Place = { params: { owner: string; space: string; audio: string }; path: string };

const TONE = toneWav({ seconds: 1, sampleRateHz: 8000, channels: 1 });

/** Makes an audio called `alias` and waits until its voice has been listened for: then nothing more is found in it. */
export async function addAudio(
  api: ApiClient,
  { owner, space = "main", alias, file = TONE }: { owner: string; space?: string; alias: string; file?: Buffer },
): Promise<Place> {
  const body = JSON.stringify({ alias, name: `${alias}.wav`, file: file.toString("base64") });
  const { handle: audio } = await api.call("createAudio", { params: { owner, space }, body });
  const params = { owner, space, audio };
  await expect
    .poll(async () => (await api.call("getAudio", { params })).quality?.isPending, { timeout: 30_000 })
    .toBe(false);
  return { params, path: `/${owner}/${space}/audios/${audio}` };
}

/** Makes a team of the admin's with these people in it as reviewers, and its space `main`, which reviews so. */
export async function createReviewers(
  admin: ApiClient,
  people: readonly ApiClient[],
  settings: Partial<ReviewSettingsInput> = {},
): Promise<string> {
  const { handle: org } = await createTeam(admin);
  for (const person of people) await letIn(admin, person, { org, role: "reviewer" });
  const body = { handle: "main", alias: "Calls" };
  await admin.call("createSpace", { params: { owner: org }, body });
  await admin.call("putReviewSettings", { params: { owner: org, space: "main" }, body: settings });
  return org;
}

/** Calls the person of a client so. */
export async function callThem(api: ApiClient, alias: string): Promise<void> {
  await api.call("updateUser", { body: { alias } });
}

/**
 * Claims to have played all of an audio at the highest speed, as a player would: as soon as the server's clock believes it.
 */
export async function playAll(api: ApiClient, { params }: Place, durationSeconds: number): Promise<void> {
  const { session, nonce, sequence } = await api.call("startListening", { params });
  const spans = [{ from: 0, to: durationSeconds, rate: 4, mode: "played" as const }];
  const body = { session, nonce, sequence: sequence + 1, spans };
  const claim = () =>
    api.call("claimListening", { params, body }).then(
      () => "taken",
      (problem: { code: string }) => problem.code,
    );
  await expect.poll(claim, { timeout: 30_000 }).toBe("taken");
}

/** The parts of an audio's page where it is decided on. */
export function reviewOf(page: Page) {
  const panel = page.getByRole("region", { name: "Review", exact: true });
  const button = (name: string) => panel.getByRole("button", { name, exact: true });
  return {
    panel,
    accept: button("Accept"),
    reject: button("Reject"),
    unsure: button("Unsure"),
    reason: (name: string) => panel.getByRole("checkbox", { name }),
    note: panel.getByRole("textbox", { name: "Note (optional)" }),
    save: button("Save reasons and note"),
    takeBack: button("Take it back"),
    said: panel.getByRole("status"),
    refusal: panel.getByRole("alert"),
    undo: page.getByRole("region", { name: /Messages/ }).getByRole("button", { name: "Undo" }),
    messages: page.getByRole("region", { name: /Messages/ }),
  };
}

/** A person's own client, by the fixture that signs them in. */
export type ApiAs = (person: Pick<Person, "handle" | "password">) => Promise<ApiClient>;
