import type { Audio, AudioState } from "../contract/audio.ts";
import { parseDuration } from "../domain/durations.ts";
import { toTimecode } from "../domain/timecode.ts";

/** What the states of an audio are called, as in the library on the screen. */
export const stateWords = { available: "available", arriving: "avaitingFile", failed: "notAvailable" } as const;

export function wordOfState(state: AudioState): keyof typeof stateWords {
  if (state === "available") return "available";
  return state === "avaitingFile" ? "arriving" : "failed";
}

/** The length of an audio for people, `-` while it has none. */
export function lengthOf({ duration }: Audio): string {
  return duration ? toTimecode(parseDuration(duration)) : "-";
}

/** What people know an audio by. */
export function labelOf({ alias, source, handle }: Audio): string {
  return alias ?? source?.name ?? handle;
}
