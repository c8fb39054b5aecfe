/**
 * At most `most` frames of `size` samples, evenly spread over `samples` and half over each other at the closest, under a window
 * of Hann.
 */
export function hannFrames(samples: Float32Array, { size, most }: { size: number; most: number }): Float64Array[] {
  const room = samples.length - size;
  if (room < 0 || size < 2) return [];
  const count = Math.min(most, Math.floor(room / (size / 2)) + 1);
  const window = Float64Array.from({ length: size }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size));
  return Array.from({ length: count }, (_, frame) => {
    const from = count > 1 ? Math.round((frame * room) / (count - 1)) : 0;
    return window.map((weight, i) => weight * (samples[from + i] as number));
  });
}

/**
 * The mean square of a tone of `hertz` in such a frame (G. Goertzel, "An algorithm for the evaluation of finite trigonometric
 * series", 1958), made up for what taking the mean of samples for each one of the frame's has cost it.
 */
export function bandPower(frame: Float64Array, hertz: number, rateHz: number): number {
  const angle = (2 * Math.PI * hertz) / rateHz;
  const twice = 2 * Math.cos(angle);
  let [last, before] = [0, 0];
  for (const sample of frame) {
    const next = sample + twice * last - before;
    before = last;
    last = next;
  }
  const squared = last * last + before * before - twice * last * before;
  // Half of a window of Hann is lost in it, and half of a tone is in its negative frequency.
  const amplitude = (4 * Math.sqrt(Math.max(0, squared))) / frame.length;
  const loss = Math.sin(angle / 2) / (angle / 2);
  return amplitude ** 2 / 2 / loss ** 2;
}
