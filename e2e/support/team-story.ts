import { expect, type Page } from "@playwright/test";
import { toneWav } from "../../fixtures/tone.ts";
import type { ApiClient } from "../../lib/client/client.ts";
import { signInAt, unique } from "./people.ts";

const TONE = toneWav({ seconds: 1, sampleRateHz: 8000, channels: 1 }).toString("base64");
const TEXT = Buffer.from("no audio at all, only words".repeat(99)).toString("base64");

/** A short recording as a file to choose. */
export const aRecording = { name: "from the field.wav", mimeType: "audio/wav", buffer: Buffer.from(TONE, "base64") };

/** Makes an organization called `alias` with a space `calls` of that organization; returns its handle. */
export async function createOrgWithCalls(api: ApiClient, alias: string): Promise<string> {
  const handle = unique("team");
  await api.call("createOrg", { body: { handle, alias } });
  await api.call("createSpace", { params: { owner: handle }, body: { handle: "calls", alias: "Calls" } });
  return handle;
}

/** Makes an available audio. */
export async function addTone(
  api: ApiClient,
  params: { owner: string; space: string },
  alias: string,
): Promise<string> {
  const body = JSON.stringify({ alias, file: TONE });
  return (await api.call("createAudio", { params, body })).handle;
}

/** Makes an audio whose file is refused, and keeps its row. */
export async function addRefused(api: ApiClient, params: { owner: string; space: string }): Promise<void> {
  const body = JSON.stringify({ alias: "Words", name: "words.mp3", file: TEXT });
  const { handle } = await api.call("createAudio", { params, body, headers: { prefer: "wait=0" } });
  const state = async () => (await api.call("getAudio", { params: { ...params, audio: handle } })).state;
  await expect.poll(state).toBe("notAvailable");
}

/** Makes an organization and a space on the screen, and gives their paths. */
export async function makeTeam(page: Page, person: { handle: string; password: string }, name: string) {
  await signInAt(page, person, "/");
  await page.getByRole("button", { name: "New organization" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("button", { name: "Make organization" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  const org = new URL(page.url()).pathname;
  await page.getByRole("button", { name: "New space" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Night calls");
  await page.getByRole("button", { name: "Make space" }).click();
  await expect(page).toHaveURL(new RegExp(`${org}/night-calls$`));
  return { org, space: `${org}/night-calls` };
}

/** The rows of the library's list. */
export function libraryRows(page: Page) {
  return page.getByRole("table", { name: "Audios" }).getByRole("rowgroup").last().getByRole("row");
}
