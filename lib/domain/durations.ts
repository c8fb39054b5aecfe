/** How many microseconds `frames` last at `sampleRateHz`, rounded half up: finer than a sample at any rate up to 384 kHz. */
export function microsOfFrames(frames: number, sampleRateHz: number): number {
  const seconds = Math.floor(frames / sampleRateHz);
  const rest = frames - seconds * sampleRateHz;
  // Whole seconds apart: all at once, the frames of a long recording would leave what a number holds exactly.
  return seconds * 1e6 + Math.floor((rest * 2e6 + sampleRateHz) / (sampleRateHz * 2));
}

/** The ISO 8601 duration of `frames` at `sampleRateHz`, as {@link durationOfMicros} writes it. */
export function durationOfFrames(frames: number, sampleRateHz: number): string {
  return durationOfMicros(microsOfFrames(frames, sampleRateHz));
}

/**
 * The ISO 8601 duration of so many microseconds, as the contract writes it: `PT3.500S`. Three fractional digits, or six
 * where they are needed.
 */
export function durationOfMicros(micros: number): string {
  const seconds = Math.floor(micros / 1e6);
  const fraction = String(micros % 1e6)
    .padStart(6, "0")
    .replace(/000$/, "");
  return `PT${seconds}.${fraction}S`;
}

/** The seconds of an ISO 8601 duration (`PT1H2M3.5S`); NaN for anything else. */
export function parseDuration(duration: string): number {
  const match = /^PT(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/.exec(duration);
  if (!match) return Number.NaN;
  const [, hours = "0", minutes = "0", seconds = "0"] = match;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
