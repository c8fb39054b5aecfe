/**
 * The pyramid of min/max peaks that waveforms are drawn from. Level n holds one pixel for every 256·4ⁿ frames (a frame
 * is one sample of each channel). In the pyramid file the levels follow one another without headers; a pixel
 * is, for each channel, its least and its greatest sample as int16, little endian.
 */

/** The most pixels that one request for peaks may ask for. */
export const MAX_PIXELS = 8192;

const FINEST_SAMPLES_PER_PIXEL = 256;
const LEVEL_FACTOR = 4;
/** The coarsest level is the first that is this narrow or narrower. */
const COARSEST_PIXELS = 256;
const BYTES_PER_CHANNEL = 4;
const DAT_HEADER_BYTES = 24;
const DAT_VERSION = 2;

/** Frames that one pixel of `level` covers. */
export function samplesPerPixel(level: number): number {
  return FINEST_SAMPLES_PER_PIXEL * LEVEL_FACTOR ** level;
}

/** Pixels of `level`; the last one may cover fewer frames than the others. */
export function levelLength(frames: number, level: number): number {
  return Math.ceil(frames / samplesPerPixel(level));
}

/** Number of levels of a recording of `frames` frames: at least 1, the last one at most 256 pixels wide. */
export function levelCount(frames: number): number {
  let levels = 1;
  while (levelLength(frames, levels - 1) > COARSEST_PIXELS) levels += 1;
  return levels;
}

/** Where `level` begins in the pyramid file, in bytes. */
export function pyramidOffset(frames: number, channels: number, level: number): number {
  let pixels = 0;
  for (let below = 0; below < level; below += 1) pixels += levelLength(frames, below);
  return pixels * channels * BYTES_PER_CHANNEL;
}

/** Size of the whole pyramid file in bytes. */
export function pyramidBytes(frames: number, channels: number): number {
  return pyramidOffset(frames, channels, levelCount(frames));
}

/** One window of peaks; `length` counts pixels, `data` holds `length * channels` pairs of least and greatest sample. */
export type Peaks = {
  sampleRateHz: number;
  samplesPerPixel: number;
  length: number;
  channels: number;
  data: Int16Array;
};

/**
 * The BBC audiowaveform data format, version 2, 16 bit
 * (https://github.com/bbc/audiowaveform/blob/master/doc/DataFormat.md): 24 bytes of header, then the pairs.
 * `data` may be the raw bytes of the pyramid file. Throws a RangeError when its size does not fit `length * channels`.
 */
export function encodeDat(peaks: Omit<Peaks, "data"> & { data: Int16Array | Uint8Array }): Uint8Array<ArrayBuffer> {
  const { data, length, channels } = peaks;
  if (data.byteLength !== length * channels * BYTES_PER_CHANNEL) {
    throw new RangeError(`${length} pixels of ${channels} channels do not fit ${data.byteLength} bytes`);
  }
  const bytes = new Uint8Array(DAT_HEADER_BYTES + data.byteLength);
  const header = new DataView(bytes.buffer);
  header.setInt32(0, DAT_VERSION, true);
  header.setUint32(4, 0, true);
  header.setInt32(8, peaks.sampleRateHz, true);
  header.setInt32(12, peaks.samplesPerPixel, true);
  header.setUint32(16, length, true);
  header.setInt32(20, channels, true);
  // Every platform we run on is little endian, as the file is.
  bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), DAT_HEADER_BYTES);
  return bytes;
}

/** Reads what {@link encodeDat} writes. Throws a RangeError on another version, on 8-bit data and on a short body. */
export function decodeDat(bytes: Uint8Array): Peaks {
  if (bytes.byteLength < DAT_HEADER_BYTES) throw new RangeError("The peaks are shorter than their header");
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = header.getInt32(0, true);
  if (version !== DAT_VERSION) throw new RangeError(`Peaks of version ${version} are not known`);
  if (header.getUint32(4, true) !== 0) throw new RangeError("Peaks of 8 bits are not known");
  const length = header.getUint32(16, true);
  const channels = header.getInt32(20, true);
  const end = DAT_HEADER_BYTES + length * channels * BYTES_PER_CHANNEL;
  if (channels < 1 || bytes.byteLength < end) throw new RangeError("The peaks are shorter than their header says");
  return {
    sampleRateHz: header.getInt32(8, true),
    samplesPerPixel: header.getInt32(12, true),
    length,
    channels,
    // A copy, because the bytes may begin at an odd address.
    data: new Int16Array(bytes.slice(DAT_HEADER_BYTES, end).buffer),
  };
}
