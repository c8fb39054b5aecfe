import { type AudioChange, parseAudioChange } from "../../domain/audio-change.ts";

/**
 * What tabs tell each other: what was heard (null where something may have been missed), all of them or `to` one; and what
 * one `asks` for that begins to listen, what was heard in the time that its page is old.
 */
export type TabWord = { heard: AudioChange | null; to: string | null } | { asks: string; withinMs: number };

/** A word that came over the channel, where anything of this origin can speak, an older version of this page too; else null. */
export function parseTabWord(data: unknown): TabWord | null {
  if (typeof data !== "object" || data === null) return null;
  const { heard, to, asks, withinMs } = data as Record<string, unknown>;
  if (typeof asks === "string" && typeof withinMs === "number") return { asks, withinMs };
  if (typeof to !== "string" && to !== null) return null;
  const change = parseAudioChange(heard);
  return change || heard === null ? { heard: change, to } : null;
}
