/** Bit rates in kbit/s by index: ISO/IEC 11172-3, 2.4.2.3, and 13818-3, 2.4.2.3. Index 0 is free, 15 is forbidden. */
const V1 = [
  [32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
  [32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
] as const;
const V2_LAYER_1 = [32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256] as const;
const V2_OTHERS = [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160] as const;
const V1_RATES_HZ = [44_100, 48_000, 32_000] as const;

/** `bytes` is its length, `samples` how many it holds for each channel. */
export type MpegFrame = { layer: number; bytes: number; sampleRateHz: number; channels: 1 | 2; samples: number };

/** The MPEG audio frame that begins at `at`; null where none does. */
export function mpegFrame(bytes: Uint8Array, at: number): MpegFrame | null {
  const [sync = 0, kind = 0, rates = 0, mode = 0] = bytes.subarray(at, at + 4);
  const version = (kind >> 3) & 3;
  const layer = 4 - ((kind >> 1) & 3);
  const rateHz = V1_RATES_HZ[(rates >> 2) & 3];
  if (sync !== 0xff || kind < 0xe0 || version === 1 || layer === 4 || rateHz === undefined) return null;
  const isV1 = version === 3;
  const table = isV1 ? V1[layer - 1] : layer === 1 ? V2_LAYER_1 : V2_OTHERS;
  const kilobits = table?.[(rates >> 4) - 1];
  if (kilobits === undefined) return null;
  const sampleRateHz = isV1 ? rateHz : version === 2 ? rateHz / 2 : rateHz / 4;
  const samples = layer === 1 ? 384 : isV1 || layer === 2 ? 1152 : 576;
  const slotBytes = layer === 1 ? 4 : 1;
  const slots = Math.floor((samples * kilobits * 125) / sampleRateHz / slotBytes) + ((rates >> 1) & 1);
  return { layer, bytes: slots * slotBytes, sampleRateHz, channels: mode >> 6 === 3 ? 1 : 2, samples };
}

/** The length in bytes of an ADTS frame that begins at `at` (ISO/IEC 13818-7, 6.2); null where none does. */
export function adtsFrame(bytes: Uint8Array, at: number): { bytes: number } | null {
  const [sync = 0, kind = 0, rate = 0, high = 0, middle = 0, low = 0] = bytes.subarray(at, at + 6);
  const length = ((high & 3) << 11) | (middle << 3) | (low >> 5);
  return sync === 0xff && (kind & 0xf6) === 0xf0 && ((rate >> 2) & 15) < 13 && length >= 7 ? { bytes: length } : null;
}

/**
 * Where the first two frames of one kind follow each other, or one ends with the bytes; null where that is nowhere. Less
 * than that no decoder takes for music.
 */
export function findFrames(bytes: Uint8Array): { format: "mp3" | "aac"; at: number } | null {
  for (let at = bytes.indexOf(0xff); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    if (isFollowed(bytes, at, mpegFrame)) return { format: "mp3", at };
    if (isFollowed(bytes, at, adtsFrame)) return { format: "aac", at };
  }
  return null;
}

function isFollowed(bytes: Uint8Array, at: number, read: (bytes: Uint8Array, at: number) => { bytes: number } | null) {
  const first = read(bytes, at);
  if (!first) return false;
  const next = at + first.bytes;
  return next === bytes.length || (bytes[next + 1] === bytes[at + 1] && read(bytes, next) !== null);
}
