/** Why an audio is not accepted: a handle that stays, and a label for people. */
export type Reason = { handle: string; label: string };

/** What a space offers until its admins say otherwise. */
export const defaultReasons: readonly Reason[] = [
  { handle: "clipped", label: "Clipped" },
  { handle: "noise", label: "Noise" },
  { handle: "wrong-speaker", label: "Wrong speaker" },
  { handle: "cut-off", label: "Cut off" },
  { handle: "silent", label: "Silent" },
];
