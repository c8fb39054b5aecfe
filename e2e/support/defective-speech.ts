import { spokenScene } from "../../fixtures/spoken-scene.ts";
import { SPEAKERS } from "../../fixtures/voice.ts";
import { wavHeader } from "../../lib/domain/wav.ts";

const FULL_SCALE = 32_767;

/** Where somebody speaks in all of these recordings of nine seconds, from and to. */
export const SPOKEN_SECONDS = [
  [1, 4],
  [5, 8],
] as const;

/** Somebody who speaks twice for three seconds in a room that is not quite silent. */
function speech(sampleRateHz: number): Float32Array {
  return spokenScene({
    speaker: SPEAKERS.man,
    sampleRateHz,
    utteranceSeconds: [3, 3],
    pauseSeconds: 1,
    levelDbfs: -20,
    noise: { colour: "pink", snrDb: 45 },
  }).samples;
}

/** A stereo WAV of 44.1 kHz whose left channel is far too loud from 2 to 3 s, and cut off at full scale. */
export function clippedWav(): Buffer {
  const right = speech(44_100);
  const left = right.map((sample, frame) => (frame >= 88_200 && frame < 132_300 ? clip(sample * 12) : sample));
  return toWav([left, right], 44_100);
}

/** A mono WAV of 16 kHz with a hole of 150 ms in the speech every 0.4 s, from 1.3 and from 5.3 s on: fourteen of them. */
export function dropoutWav(): Buffer {
  const samples = speech(16_000);
  for (const [from, to] of SPOKEN_SECONDS) {
    for (let at = from + 0.3; at < to; at += 0.4)
      samples.fill(0, Math.round(at * 16_000), Math.round((at + 0.15) * 16_000));
  }
  return toWav([samples], 16_000);
}

/** A mono WAV of 16 kHz with nothing wrong. */
export function soundWav(): Buffer {
  return toWav([speech(16_000)], 16_000);
}

function clip(sample: number): number {
  return Math.max(-1, Math.min(1, sample));
}

function toWav(planes: readonly Float32Array[], sampleRateHz: number): Buffer {
  const frames = planes[0]?.length ?? 0;
  const samples = new Int16Array(frames * planes.length);
  for (const [channel, plane] of planes.entries()) {
    for (const [frame, sample] of plane.entries())
      samples[frame * planes.length + channel] = Math.round(sample * FULL_SCALE);
  }
  return Buffer.concat([wavHeader({ sampleRateHz, channels: planes.length, frames }), new Uint8Array(samples.buffer)]);
}
