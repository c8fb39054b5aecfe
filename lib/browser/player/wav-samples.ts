/** How the samples of a WAV lie in its bytes; `dataBytes` is null where the file does not say how long they are. */
export type WavLayout = {
  sampleRateHz: number;
  channels: number;
  /** Of one sample of one channel. */
  sampleBytes: 1 | 2 | 3 | 4;
  isFloat: boolean;
  dataStart: number;
  dataBytes: number | null;
};

const PCM = 1;
const FLOAT = 3;
const EXTENSIBLE = 0xfffe;
const MAX_CHANNELS = 32;

/**
 * The layout that the first bytes of a WAV tell (RIFF chunks, each padded to an even length), or null while the samples
 * have not begun in them. Throws a RangeError for what is no WAV, and for samples that are not plain numbers.
 */
export function findLayout(head: Uint8Array): WavLayout | null {
  if (head.byteLength < 12) return null;
  if (tagAt(head, 0) !== "RIFF" || tagAt(head, 8) !== "WAVE") throw new RangeError("This is not a WAV");
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  let format: Omit<WavLayout, "dataStart" | "dataBytes"> | null = null;
  for (let offset = 12; offset + 8 <= head.byteLength; ) {
    const [tag, size, start] = [tagAt(head, offset), view.getUint32(offset + 4, true), offset + 8];
    if (tag === "data") {
      if (!format) throw new RangeError("The WAV has samples before it says of what kind they are");
      // Who writes a stream cannot know its length beforehand, and leaves 0 or the greatest number.
      const isKnown = size !== 0 && size !== 0xffffffff;
      return { ...format, dataStart: start, dataBytes: isKnown ? size : null };
    }
    if (tag === "fmt ") {
      if (start + Math.min(size, 26) > head.byteLength) return null;
      format = readFormat(view, start, size);
    }
    offset = start + size + (size % 2);
  }
  return null;
}

function readFormat(view: DataView, start: number, size: number) {
  if (size < 16) throw new RangeError("The WAV's format chunk is too short");
  const tag = view.getUint16(start, true);
  // The extensible form has the true tag at the beginning of its GUID.
  const kind = tag === EXTENSIBLE && size >= 26 ? view.getUint16(start + 24, true) : tag;
  const channels = view.getUint16(start + 2, true);
  const sampleRateHz = view.getUint32(start + 4, true);
  const sampleBytes = view.getUint16(start + 12, true) / channels;
  const isKnown = kind === PCM || (kind === FLOAT && sampleBytes === 4);
  if (!isKnown || channels < 1 || channels > MAX_CHANNELS || sampleRateHz < 1 || ![1, 2, 3, 4].includes(sampleBytes))
    throw new RangeError("The samples of this WAV are of a kind that is not read here");
  return { sampleRateHz, channels, sampleBytes: sampleBytes as WavLayout["sampleBytes"], isFloat: kind === FLOAT };
}

function tagAt(bytes: Uint8Array, offset: number): string {
  return String.fromCharCode(...bytes.subarray(offset, offset + 4));
}

/** The sample at `offset` as 16 bits, rounded towards silence never by more than their last one. */
export function readSample(view: DataView, offset: number, { sampleBytes, isFloat }: WavLayout): number {
  if (isFloat) return Math.max(-32_768, Math.min(32_767, Math.round(view.getFloat32(offset, true) * 32_768))) || 0;
  // Eight bits have no sign; of more the upper two bytes are the 16-bit sample.
  if (sampleBytes === 1) return (view.getUint8(offset) - 128) * 256;
  return view.getInt16(offset + sampleBytes - 2, true);
}
