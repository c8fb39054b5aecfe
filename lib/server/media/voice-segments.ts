import type { Voice } from "./voice-request.ts";

/** What the detector judges at a time: 32 ms. */
const WINDOW_SECONDS = 512 / 16_000;
/** It answers a window late, and takes one window alone for no voice: speech begins two windows before it says so. */
const ONSET_WINDOWS = 2;
const LAG_WINDOWS = 1;
/** How long it goes on believing in a voice that has ended; measured, see docs/decisions/0024-voice-activity.md. */
const HANGOVER_SECONDS = 0.08;
/** Closures of consonants and the gaps between words are speech; what is longer is a pause. */
const MIN_PAUSE_SECONDS = 0.3;
/** Shorter than any syllable. */
const MIN_VOICE_SECONDS = 0.1;

/** Makes stretches of voice from the answers of the detector, one for each window of 32 ms. */
export class VoiceSegments {
  readonly #segments: [number, number][] = [];
  #windows = 0;
  #since: number | null = null;

  /** Takes the next answer. */
  add(isVoice: boolean): void {
    if (isVoice) this.#since ??= this.#windows;
    else this.#end();
    this.#windows += 1;
  }

  /** All stretches in a recording of `durationSeconds`, to the millisecond. Ask once, at the end. */
  finish(durationSeconds: number): Voice {
    this.#end();
    const segments = this.#segments
      .map(([from, to]): [number, number] => [toMilliseconds(from), toMilliseconds(Math.min(to, durationSeconds))])
      .filter(([from, to]) => to - from >= MIN_VOICE_SECONDS);
    return { voiceSeconds: toMilliseconds(segments.reduce((sum, [from, to]) => sum + to - from, 0)), segments };
  }

  #end(): void {
    if (this.#since === null) return;
    const from = Math.max(0, (this.#since - ONSET_WINDOWS) * WINDOW_SECONDS);
    const to = (this.#windows - LAG_WINDOWS) * WINDOW_SECONDS - HANGOVER_SECONDS;
    this.#since = null;
    if (to <= from) return;
    const last = this.#segments.at(-1);
    if (last && from - last[1] < MIN_PAUSE_SECONDS) last[1] = to;
    else this.#segments.push([from, to]);
  }
}

function toMilliseconds(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
