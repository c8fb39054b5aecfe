/** The WAV that every upload becomes: RIFF, 16-bit PCM, one or two channels, a header of 44 bytes. */

export const WAV_HEADER_BYTES = 44;
const BYTES_PER_SAMPLE = 2;
/** What the RIFF size field leaves out: the four letters `RIFF` and the field itself. */
const RIFF_UNCOUNTED_BYTES = 8;

/** The largest WAV file there can be: RIFF counts its bytes after the first eight in 32 bits. */
export const MAX_WAV_BYTES = 0xffffffff + RIFF_UNCOUNTED_BYTES;

/** Size of the WAV file in bytes, header included. */
export function wavBytes(frames: number, channels: number): number {
  return WAV_HEADER_BYTES + frames * channels * BYTES_PER_SAMPLE;
}

/** The first 44 bytes of the file. Throws a RangeError when the file would be larger than {@link MAX_WAV_BYTES}. */
export function wavHeader(spec: { sampleRateHz: number; channels: number; frames: number }): Uint8Array<ArrayBuffer> {
  const { sampleRateHz, channels, frames } = spec;
  const fileBytes = wavBytes(frames, channels);
  if (fileBytes > MAX_WAV_BYTES) throw new RangeError(`A WAV file cannot hold ${fileBytes} bytes`);
  const blockBytes = channels * BYTES_PER_SAMPLE;
  const header = new DataView(new ArrayBuffer(WAV_HEADER_BYTES));
  writeTag(header, 0, "RIFF");
  header.setUint32(4, fileBytes - RIFF_UNCOUNTED_BYTES, true);
  writeTag(header, 8, "WAVE");
  writeTag(header, 12, "fmt ");
  header.setUint32(16, 16, true);
  header.setUint16(20, 1, true);
  header.setUint16(22, channels, true);
  header.setUint32(24, sampleRateHz, true);
  header.setUint32(28, sampleRateHz * blockBytes, true);
  header.setUint16(32, blockBytes, true);
  header.setUint16(34, BYTES_PER_SAMPLE * 8, true);
  writeTag(header, 36, "data");
  header.setUint32(40, frames * blockBytes, true);
  return new Uint8Array(header.buffer);
}

function writeTag(view: DataView, offsetBytes: number, tag: string): void {
  for (let index = 0; index < tag.length; index += 1) view.setUint8(offsetBytes + index, tag.charCodeAt(index));
}
