import type { ByteSource } from "./byte-source.ts";
import { textAt, viewOf } from "./bytes.ts";
import { adtsFrame, mpegFrame } from "./frames.ts";
import { AAC_RATES_HZ, aacFacts, type HeaderFacts } from "./header.ts";

/**
 * MP3 that begins with a frame: what the frame says. How long it lasts only a Xing or Info tag in that frame tells, in frames with
 * the padding of the encoder; without one every frame would have to be read.
 */
export async function readMp3(source: ByteSource): Promise<HeaderFacts> {
  const head = await source.read(0, 512);
  const frame = mpegFrame(head, 0);
  if (frame?.layer !== 3) return {};
  const { sampleRateHz, channels, samples } = frame;
  const facts: HeaderFacts = { codec: "mp3", sampleRateHz, channels, bitDepth: null };
  const isV1 = samples === 1152;
  const tag = 4 + (channels === 1 ? (isV1 ? 17 : 9) : isV1 ? 32 : 17);
  const hasFrames = ["Xing", "Info"].includes(textAt(head, tag, 4)) && (head[tag + 7] ?? 0) & 1;
  return hasFrames ? { ...facts, durationSeconds: (viewOf(head).getUint32(tag + 8) * samples) / sampleRateHz } : facts;
}

/** AAC in ADTS that begins with a frame: what the frame says. Nothing tells how many there are. */
export async function readAdts(source: ByteSource): Promise<HeaderFacts> {
  const head = await source.read(0, 7);
  if (!adtsFrame(head, 0)) return {};
  const [, , second = 0, third = 0] = head;
  const channels = ((second & 1) << 2) | (third >> 6);
  return aacFacts(AAC_RATES_HZ[(second >> 2) & 15], channels === 7 ? 8 : channels);
}
