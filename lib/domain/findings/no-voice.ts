import type { Finding } from "./finding.ts";
import { toFinding } from "./sentences.ts";

/** A word may be so short, in seconds: what holds as much of a voice has one, for the length of {@link SHORT_SECONDS}. */
const WORD_SECONDS = 0.2;
const SHORT_SECONDS = 10;

/** That there is no voice, or next to none, in what was listened to; null where there is one. */
export function noVoiceFinding(voiceSeconds: number, durationSeconds: number): Finding | null {
  if (!(durationSeconds > 0)) return null;
  if (durationSeconds <= SHORT_SECONDS && voiceSeconds >= WORD_SECONDS) return null;
  const value = (100 * voiceSeconds) / durationSeconds;
  return toFinding({ kind: "noVoice", from: 0, to: durationSeconds, channel: null, value, amount: voiceSeconds });
}
