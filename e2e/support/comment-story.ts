import { expect, type Locator, type Page } from "@playwright/test";
import { letIn } from "../../fixtures/teams.ts";
import { toneWav } from "../../fixtures/tone.ts";
import type { ApiClient } from "../../lib/client/client.ts";
import type { Role } from "../../lib/domain/permissions.ts";
import { type Person, unique } from "./people.ts";

const SECONDS = 20;
const TONE = toneWav({ seconds: SECONDS, sampleRateHz: 8000, channels: 1 }).toString("base64");

type Makers = { newUser: () => Promise<Person>; apiAs: (person: Person) => Promise<ApiClient> };
type NewComment = { text: string; from?: number; to?: number; parent?: string };

/** Somebody who listens, and what they say through the API. */
export type Listener = Person & { say: (comment: NewComment) => Promise<string> };

/** An organization with an audio of twenty seconds at `path`, and somebody in each of these roles. */
export async function stageComments<R extends Role>({ newUser, apiAs }: Makers, ...roles: R[]) {
  const owner = await newUser();
  const admin = await apiAs(owner);
  const org = unique("team");
  await admin.call("createOrg", { body: { handle: org } });
  await admin.call("createSpace", { params: { owner: org }, body: { handle: "calls" } });
  const place = { owner: org, space: "calls" };
  const body = JSON.stringify({ alias: "A call", file: TONE });
  const { handle: audio } = await admin.call("createAudio", { params: place, body });
  const params = { ...place, audio };
  const state = async () => (await admin.call("getAudio", { params })).state;
  await expect.poll(state, { timeout: 30_000 }).toBe("available");
  const toListener = (person: Person, client: ApiClient): Listener => ({
    ...person,
    say: async (comment) => (await client.call("createComment", { params, body: comment })).handle,
  });
  const people = {} as Record<R, Listener>;
  for (const role of roles) {
    const person = await newUser();
    const client = await apiAs(person);
    await client.call("updateUser", { body: { alias: `The ${role}` } });
    await letIn(admin, client, { org, role });
    people[role] = toListener(person, client);
  }
  return { admin, owner: toListener(owner, admin), people, params, path: `/${org}/calls/audios/${audio}` };
}

/** What a story about comments points at. */
export function onScreen(page: Page) {
  const panel = page.getByRole("region", { name: "Comments", exact: true });
  const player = page.getByRole("region", { name: "Player" });
  return {
    panel,
    player,
    threads: panel.getByRole("article"),
    thread: (text: string) => panel.getByRole("article").filter({ hasText: text }),
    field: panel.getByRole("textbox"),
    compose: panel.getByRole("button", { name: /^Comment (at|on) / }),
    status: panel.getByRole("status"),
    marks: page.locator("[data-slot=comment-mark]"),
    play: player.getByRole("button", { name: "Play", exact: true }),
    pause: player.getByRole("button", { name: "Pause" }),
    seconds: () => page.locator("audio").evaluate((media: HTMLAudioElement) => media.currentTime),
  };
}

/** Goes to a control as the keyboard does. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let step = 0; step < 100; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  expect(await target.textContent(), "what the keyboard cannot reach").toBeNull();
}
