import { parseDuration } from "../durations.ts";
import { SEVERITIES, type Severity } from "../findings/finding.ts";
import type { PolicyFacts } from "./facts.ts";

/** What of a file's analysis a policy can ask for. Each part is left out until it is known. */
export type Analysed = {
  receipt?:
    | {
        original: {
          size: number;
          container: string;
          codec: string;
          channels: number;
          sampleRate: number;
          bitDepth: number | null;
          /** ISO 8601. */
          duration: string;
        };
      }
    | undefined;
  measures?:
    | {
        integratedLufs: number | null;
        noiseFloorDbfs: number | null;
        snrDb: number | null;
        bandwidthHz: number | null;
        correlation: number | null;
        clippedRatio: number;
        silenceRatio: number;
        channels: readonly { truePeakDbtp: number | null }[];
      }
    | undefined;
  findings?: readonly { severity: Severity }[] | undefined;
  voiceSeconds?: number | undefined;
  partial?: boolean | undefined;
};

/** The facts of a file, as a policy asks for them. */
export function toPolicyFacts({ receipt, measures, findings, voiceSeconds, partial }: Analysed): PolicyFacts {
  return {
    ...(receipt ? ofReceipt(receipt) : {}),
    ...(measures ? ofMeasures(measures) : {}),
    worstFinding: findings && worstOf(findings),
    voiceSeconds,
    partial,
  };
}

function ofReceipt({ original }: NonNullable<Analysed["receipt"]>): PolicyFacts {
  const { size, container, codec, channels, sampleRate, bitDepth, duration } = original;
  return {
    durationSeconds: parseDuration(duration),
    sizeBytes: size,
    sampleRateHz: sampleRate,
    ...{ container, codec, channels, bitDepth },
  };
}

function ofMeasures(measures: NonNullable<Analysed["measures"]>): PolicyFacts {
  const { integratedLufs, noiseFloorDbfs, snrDb, bandwidthHz, correlation, clippedRatio, silenceRatio } = measures;
  const peaks = measures.channels.flatMap(({ truePeakDbtp }) => truePeakDbtp ?? []);
  return {
    ...{ integratedLufs, noiseFloorDbfs, snrDb, bandwidthHz, correlation, clippedRatio, silenceRatio },
    truePeakDbtp: peaks.length > 0 ? Math.max(...peaks) : null,
  };
}

function worstOf(findings: readonly { severity: Severity }[]): string {
  return SEVERITIES.findLast((severity) => findings.some((finding) => finding.severity === severity)) ?? "none";
}
