import type { FindingKind, Severity } from "./finding.ts";

/** From where on something is wrong, and how wrong. */
export type Threshold = {
  label: string;
  /** Of a finding's `value`, and of the three bounds. */
  unit: string;
  /** Whether more of it is worse, or less. */
  worse: "more" | "less";
  low: number;
  medium: number;
  high: number;
  /** Why the bounds lie where they do. */
  reason: string;
};

/** The one table of what is found, from which value on. What does not reach `low` is no finding. */
export const THRESHOLDS: Record<FindingKind, Threshold> = {
  clipping: {
    label: "Clipping",
    unit: "% of the samples there",
    worse: "more",
    low: 0.01,
    medium: 0.1,
    high: 1,
    reason:
      "A peak that reaches full scale is a few samples, and lost peaks are several of them; one in a thousand is what collectors of speech commonly allow, and one in a hundred is heard as distortion throughout.",
  },
  dropout: {
    label: "Dropout",
    unit: "ms",
    worse: "more",
    low: 20,
    medium: 60,
    high: 200,
    reason:
      "A packet of speech is 20 ms long by default (RFC 3551, 4.2); beyond 60 ms no concealment fills a gap any more (ITU-T G.711 Appendix I); 200 ms are a syllable.",
  },
  levelJump: {
    label: "Level jump",
    unit: "dB",
    worse: "more",
    low: 9,
    medium: 12,
    high: 18,
    reason:
      "10 dB are heard as twice as loud (ISO 532), and people who speak on rarely vary so much from one sentence to the next.",
  },
  dcOffset: {
    label: "DC offset",
    unit: "% of full scale",
    worse: "more",
    low: 0.5,
    medium: 2,
    high: 5,
    reason:
      "Every cut makes a click as high as the offset: 0.5 % is -46 dBFS, which stands out of a quiet room; 5 % is as loud as speech, and takes headroom.",
  },
  deadChannel: {
    label: "Dead channel",
    unit: "% of the time",
    worse: "more",
    low: 1,
    medium: 50,
    high: 90,
    reason:
      "Silent means 40 dB under the other channel, which nobody hears beside it, and under -60 dBFS. What comes back sooner than after two seconds is a dropout.",
  },
  phaseInversion: {
    label: "Phase inversion",
    unit: "correlation",
    worse: "less",
    low: -0.5,
    medium: -0.75,
    high: -0.9,
    reason:
      "Below 0 on a correlation meter the channels begin to cancel in mono: at -0.5 a mix to mono loses half of the amplitude, at -0.9 it is hardly heard.",
  },
  hum: {
    label: "Mains hum",
    unit: "dBFS",
    worse: "more",
    low: -60,
    medium: -50,
    high: -40,
    reason:
      "The noise of an audiobook may be -60 dBFS at most (ACX audio submission requirements); 20 dB more is heard under the voice itself.",
  },
  longSilence: {
    label: "Long silence",
    unit: "s",
    worse: "more",
    low: 4,
    medium: 10,
    high: 30,
    reason:
      "Pauses in read and spontaneous speech stay under about two seconds; 10 s are the usual setting of a broadcaster's silence alarm, and after 30 s listeners think that it is over.",
  },
  cutStart: {
    label: "Cut-off start",
    unit: "dB beside the level of the speech",
    worse: "more",
    low: -6,
    medium: -3,
    high: 0,
    reason:
      "Speech begins and ends within some hundredths of a second: in the first two of them it has not reached half of its mean amplitude, even where the recording starts with the word. What is as loud as the mean was cut inside a vowel.",
  },
  cutEnd: {
    label: "Cut-off end",
    unit: "dB beside the level of the speech",
    worse: "more",
    low: -6,
    medium: -3,
    high: 0,
    reason: "As for a cut-off start.",
  },
  tooQuiet: {
    label: "Too quiet",
    unit: "LUFS",
    worse: "less",
    low: -36,
    medium: -43,
    high: -50,
    reason:
      "Programmes are at -23 LUFS (EBU R 128), and speech for telephones at -26 dBov (ITU-T P.800). 10 dB below that is half as loud; 27 LU below R 128, what makes it audible makes the last bits of 16 audible too.",
  },
  noVoice: {
    label: "No voice",
    unit: "% of the time",
    worse: "less",
    low: 2,
    medium: 1,
    high: 0.1,
    reason:
      "The voice detector takes up to half a second of a minute of noise or music for a voice, which is 0.8 %: so little says nothing.",
  },
  bandLimited: {
    label: "Narrow band",
    unit: "Hz",
    worse: "less",
    low: 4500,
    medium: 3800,
    high: 3000,
    reason:
      "A telephone samples at 8 kHz, so that nothing lies above 4 kHz (ITU-T G.711), and passes 300 to 3,400 Hz (G.712); 3 kHz is less than that. The rest is for the skirts of filters.",
  },
};

/** How wrong `value` is, or null where it is no finding. */
export function severityOf(kind: FindingKind, value: number): Severity | null {
  const { worse, low, medium, high } = THRESHOLDS[kind];
  const reaches = (bound: number) => (worse === "more" ? value >= bound : value <= bound);
  if (reaches(high)) return "high";
  if (reaches(medium)) return "medium";
  return reaches(low) ? "low" : null;
}
