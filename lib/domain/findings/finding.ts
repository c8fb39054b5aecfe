/** What can be wrong with a recording. */
export const FINDING_KINDS = [
  "clipping",
  "dropout",
  "levelJump",
  "dcOffset",
  "deadChannel",
  "phaseInversion",
  "hum",
  "longSilence",
  "cutStart",
  "cutEnd",
  "tooQuiet",
  "noVoice",
  "bandLimited",
] as const;

export type FindingKind = (typeof FINDING_KINDS)[number];

export const SEVERITIES = ["low", "medium", "high"] as const;

export type Severity = (typeof SEVERITIES)[number];

/** One thing that is wrong, and where. `from` and `to` are seconds of the WAV; what is true of all of it spans it. */
export type Finding = {
  kind: FindingKind;
  severity: Severity;
  from: number;
  to: number;
  /** Counted from 0 in the source; null where it is no matter of one channel. */
  channel: number | null;
  /** How much of it there is, in the unit of its kind. */
  value: number;
  /** All of it in words, for whoever reads. */
  sentence: string;
};
