import type { FormatId } from "../formats.ts";
import type { PolicyFacts } from "../policy/facts.ts";

/**
 * What the header of a file says of its sound. Left out: not said, or not in a way that can be relied on. `codec` is
 * FFmpeg's name; `bitDepth` is null where the codec has none.
 */
export type FileHeader = {
  container: FormatId;
  codec?: string | undefined;
  sampleRateHz?: number | undefined;
  channels?: number | undefined;
  bitDepth?: number | null | undefined;
  durationSeconds?: number | undefined;
  /** The duration was counted from samples that are there; else it is a claim. */
  isCounted?: boolean | undefined;
};

/** What a header says beside the container. */
export type HeaderFacts = Omit<FileHeader, "container">;

/** `isMedia` is false where the bytes are certainly of no format of the table; `header` is null where it says nothing. */
export type HeaderReading = { isMedia: boolean; header: FileHeader | null };

/** What is known before a file is sent, as a policy asks for it. */
export function toHeaderFacts(header: FileHeader | null, sizeBytes: number): PolicyFacts {
  if (!header) return { sizeBytes };
  const { container, codec, sampleRateHz, channels, bitDepth, durationSeconds } = header;
  return { sizeBytes, container, codec, sampleRateHz, channels, bitDepth, durationSeconds };
}

const MOST_HZ = 1e6;
const MOST_CHANNELS = 64;
const MOST_SECONDS = 2 ** 32;

/** The facts without numbers that no recording has: they come of a forged header. */
export function plausible(facts: HeaderFacts): HeaderFacts {
  const { sampleRateHz = 1, channels = 1, durationSeconds = 0 } = facts;
  if (!(sampleRateHz >= 1 && sampleRateHz <= MOST_HZ && channels >= 1 && channels <= MOST_CHANNELS)) return {};
  return durationSeconds >= 0 && durationSeconds < MOST_SECONDS ? facts : { ...facts, durationSeconds: undefined };
}

type Samples = { codec: string; sampleRateHz: number; channels: number; bits: number; dataBytes: number };

/** The facts of plain samples: their length can be counted, from `dataBytes` that are there. */
export function samplesFacts({ codec, sampleRateHz, channels, bits, dataBytes }: Samples): HeaderFacts {
  const frameBytes = channels * Math.ceil(bits / 8);
  if (!(frameBytes > 0)) return {};
  const frames = Math.floor(Math.max(0, dataBytes) / frameBytes);
  const bitDepth = /^pcm_[su]\d/.test(codec) ? bits : undefined;
  return plausible({
    codec,
    sampleRateHz,
    channels,
    bitDepth,
    durationSeconds: frames / sampleRateHz,
    isCounted: true,
  });
}

/** Above this rate AAC is what its header says; below, a decoder may double it (ISO/IEC 14496-3, 1.6.6: SBR). In Hz. */
const MOST_DOUBLED_HZ = 24_000;

/** The facts of AAC. Where its decoder may double the rate, it may make two channels of one too. */
export function aacFacts(sampleRateHz: number | undefined, channels: number | undefined): HeaderFacts {
  const isSure = sampleRateHz !== undefined && sampleRateHz > MOST_DOUBLED_HZ;
  return plausible({
    codec: "aac",
    bitDepth: null,
    sampleRateHz: isSure ? sampleRateHz : undefined,
    channels: channels && (isSure || channels > 1) ? channels : undefined,
  });
}

/** Rates of AAC by index (ISO/IEC 14496-3, 1.6.3.4), in Hz. */
export const AAC_RATES_HZ: readonly number[] = [
  96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350,
];

/** Opus is decoded at one rate, whatever its header says of what went into it (RFC 7845, 5.1). */
export function opusFacts(channels: number): HeaderFacts {
  return plausible({ codec: "opus", sampleRateHz: 48_000, channels, bitDepth: null });
}
