import { expect, type Page } from "@playwright/test";
import { toneWav } from "../../fixtures/tone.ts";
import type { ApiClient } from "../../lib/client/client.ts";
import { wavHeader } from "../../lib/domain/wav.ts";
import { type Person, signInAt } from "./people.ts";

/** A stretch of a recording: so many seconds of a tone, or of nothing. */
type Part = { seconds: number; level: number };

/** A mono WAV made of such parts: `level` is the amplitude of the tone, 0 to 1. */
export function partsWav(parts: readonly Part[], sampleRateHz = 16_000): Buffer<ArrayBuffer> {
  const samples = parts.flatMap(({ seconds, level }) =>
    Array.from({ length: seconds * sampleRateHz }, (_none, frame) =>
      Math.round(32_767 * level * Math.sin((2 * Math.PI * 440 * frame) / sampleRateHz)),
    ),
  );
  const header = wavHeader({ sampleRateHz, channels: 1, frames: samples.length });
  return Buffer.concat([header, new Uint8Array(Int16Array.from(samples).buffer)]);
}

/** Where the player is, in seconds and finer than its slider tells. */
export function secondsOf(page: Page): Promise<number> {
  return page.locator("audio").evaluate((media: HTMLAudioElement) => media.currentTime);
}

/** All places that a recording is at while it plays for so long, as often as the browser can tell. */
export function samplePlaces(page: Page, milliseconds: number): Promise<number[]> {
  return page.locator("audio").evaluate(
    (media: HTMLAudioElement, lengthMs) =>
      new Promise<number[]>((resolve) => {
        const places: number[] = [];
        const endMs = performance.now() + lengthMs;
        const channel = new MessageChannel();
        // Messages come more often than timers, and than frames of the screen.
        channel.port1.onmessage = () => {
          places.push(media.currentTime);
          if (performance.now() > endMs) resolve(places);
          else channel.port2.postMessage(null);
        };
        channel.port2.postMessage(null);
      }),
    milliseconds,
  );
}

/** The player of the page. */
export const player = (page: Page) => page.getByRole("region", { name: "Player" });
/** The choice of its speed. */
export const rate = (page: Page) => player(page).getByRole("combobox", { name: "Playback rate" });

export type Arrived = { params: { owner: string; space: string; audio: string }; address: string };

/** Makes an audio through the API; answers its page. */
export async function arrive(api: ApiClient, { handle, space }: Person, file: Buffer): Promise<Arrived> {
  const params = { owner: handle, space: "main" };
  const body = JSON.stringify({ alias: "A recording", name: "recording.wav", file: file.toString("base64") });
  const { handle: audio } = await api.call("createAudio", { params, body });
  return { params: { ...params, audio }, address: `${space}/audios/${audio}` };
}

/** Signs in and opens the page of an audio. */
export async function openPlayer(page: Page, person: Person, address: string): Promise<void> {
  await signInAt(page, person, address);
  await expect(player(page).getByRole("button", { name: "Play", exact: true })).toBeEnabled();
}

/** Plays until the recording has come so far, and rests. */
export async function playUntil(page: Page, seconds: number): Promise<void> {
  await page.keyboard.press("Space");
  await expect.poll(() => secondsOf(page), { intervals: [100] }).toBeGreaterThanOrEqual(seconds);
  await page.keyboard.press("Space");
  await expect(player(page).getByRole("button", { name: "Play", exact: true })).toBeVisible();
}

/** So many seconds of a tone. */
export const tone = (seconds: number) => toneWav({ seconds, sampleRateHz: 16_000, channels: 1 });
