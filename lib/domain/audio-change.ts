/** What of an audio can change: itself (its name, state, outcome, or that it comes and goes), or what people add to it. */
export const CHANGE_KINDS = ["audio", "comments", "reviews", "listening"] as const;

export type ChangeKind = (typeof CHANGE_KINDS)[number];

/**
 * That something changed, and where; never what it is now: whoever hears it asks again, and sees what they may see. Without
 * an `audio` it may be any of the space, or all of them.
 */
export type AudioChange = { owner: string; space: string; audio: string | null; kind: ChangeKind };

/** A change that came as JSON from somewhere else; null for anything else. */
export function parseAudioChange(value: unknown): AudioChange | null {
  if (typeof value !== "object" || value === null) return null;
  const { owner, space, audio, kind: given } = value as Record<string, unknown>;
  const kind = CHANGE_KINDS.find((one) => one === given);
  if (typeof owner !== "string" || typeof space !== "string" || !kind) return null;
  if (typeof audio !== "string" && audio !== null) return null;
  return { owner, space, audio, kind };
}
