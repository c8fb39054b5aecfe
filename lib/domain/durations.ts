/**
 * The ISO 8601 duration of `frames` at `sampleRateHz`, as the contract writes it: `PT3.500S`.
 * Three fractional digits, or six where the frames need them, so that frames can be told exactly
 * (half a microsecond is finer than a sample at any rate up to 384 kHz).
 */
export function durationOfFrames(frames: number, sampleRateHz: number): string {
  const micros = Math.round((frames / sampleRateHz) * 1e6);
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
