import type { AudioReceipt } from "../../contract/quality.ts";
import { durationOfFrames } from "../../domain/durations.ts";
import { toDbfs } from "../../domain/measures/decibels.ts";
import type { Measures } from "../../domain/measures/measures.ts";
import type { MediaFacts } from "./conversion.ts";

/** What is known of a file beside what is in it. */
export type SentFile = { name: string | null; size: number; sha256: string };

/** What was made of a file. */
export function toReceipt(file: SentFile, facts: MediaFacts): AudioReceipt {
  const { sampleRateHz, frames } = facts;
  const duration = durationOfFrames(frames, sampleRateHz);
  return {
    original: {
      ...file,
      container: facts.container,
      codec: facts.codec,
      profile: facts.profile,
      channels: facts.channels,
      layout: facts.layout,
      sampleRate: sampleRateHz,
      bitDepth: facts.bitDepth,
      bitRate: facts.bitRate,
      variableBitRate: facts.variableBitRate,
      samples: frames,
      duration,
      tags: facts.tags,
    },
    wav: {
      size: facts.wavBytes,
      sha256: facts.wavSha256,
      channels: facts.wavChannels,
      sampleRate: sampleRateHz,
      bitDepth: 16,
      samples: frames,
      duration,
    },
    peakChangeDb: facts.peakChangeDb,
    loudnessChangeLu: facts.loudnessChangeLu,
    dropped: facts.dropped,
    nullTest: facts.nullTest,
    faults: facts.faults,
  };
}

/**
 * Whether the WAV holds the samples of the source, rounded and nothing else: neither mixed down nor cut off at full scale. Then it
 * is as loud as the source, to less than a hundredth.
 */
export function isRoundedOnly({ channels }: Measures): boolean {
  return channels.length <= 2 && channels.every(({ samplePeakDbfs }) => (samplePeakDbfs ?? 0) <= 0);
}

/** How the WAV differs in level from its source: WAV less source; null where either is silent. */
export function toChanges(
  { channels, integratedLufs }: Measures,
  wav: { peak: number; integratedLufs: number | null },
): Pick<MediaFacts, "peakChangeDb" | "loudnessChangeLu"> {
  const peaks = channels.map(({ samplePeakDbfs }) => samplePeakDbfs ?? Number.NEGATIVE_INFINITY);
  return {
    peakChangeDb: difference(toDbfs(wav.peak), Math.max(...peaks)),
    loudnessChangeLu: difference(wav.integratedLufs, integratedLufs ?? Number.NaN),
  };
}

/** To a hundredth; what is less is rounding. */
function difference(after: number | null, before: number): number | null {
  return after === null || !Number.isFinite(before) ? null : Math.round((after - before) * 100) / 100 || 0;
}
