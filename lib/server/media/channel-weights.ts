import type { ChannelLayout } from "node-av/lib";

/** Bits of FFmpeg's channel masks. */
const LOW_FREQUENCY = 0x8n;
const BEHIND = 0x10n | 0x20n | 0x200n | 0x400n;

/** What the channels of a layout count for in loudness, in its order (ITU-R BS.1770 §2: 1.41 behind, nothing below). */
export function channelWeights({ mask, nbChannels }: ChannelLayout): number[] {
  const bits: bigint[] = [];
  for (let bit = 1n; bit <= mask && bits.length < nbChannels; bit <<= 1n) if (mask & bit) bits.push(bit);
  return Array.from({ length: nbChannels }, (_, channel) => {
    const bit = bits[channel] ?? 0n;
    if (bit === LOW_FREQUENCY) return 0;
    return (bit & BEHIND) !== 0n ? 1.41 : 1;
  });
}
