/** Below this correlation the second channel counts as the first one upside down. */
const INVERTED = -0.5;
const FULL_SCALE = 32_768;

/**
 * Mixes interleaved 16-bit frames of one or two channels to one, -1 to 1, into `mono`. Where the channels are mirror
 * images of each other their sum would be silence: there the second is turned over first.
 */
export function toMono(samples: Int16Array, channels: number, mono: Float32Array): void {
  if (channels === 1) {
    for (let i = 0; i < samples.length; i += 1) mono[i] = (samples[i] as number) / FULL_SCALE;
    return;
  }
  const scale = 0.5 / FULL_SCALE;
  const sign = isInverted(samples) ? -scale : scale;
  for (let i = 0, at = 0; at < samples.length; i += 1, at += 2) {
    mono[i] = scale * (samples[at] as number) + sign * (samples[at + 1] as number);
  }
}

function isInverted(samples: Int16Array): boolean {
  let left = 0;
  let right = 0;
  let both = 0;
  for (let at = 0; at < samples.length; at += 2) {
    const l = samples[at] as number;
    const r = samples[at + 1] as number;
    left += l * l;
    right += r * r;
    both += l * r;
  }
  return both < INVERTED * Math.sqrt(left * right);
}
