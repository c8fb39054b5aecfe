import type { Failure } from "../../domain/failures.ts";

/** A stored WAV to listen to; the path is absolute. */
export type VoiceRequest = { wavPath: string };

/**
 * Where somebody speaks, in seconds from the start: pairs of from and to, in order, none touching the next.
 * `voiceSeconds` is what they add up to.
 */
export type Voice = { voiceSeconds: number; segments: [number, number][] };

/** What came of listening. The voice is null where the detector does not run on this machine; `reason` is for the log. */
export type VoiceOutcome =
  | { ok: true; voice: Voice }
  | { ok: true; voice: null; reason: string }
  | { ok: false; failure: Failure };
