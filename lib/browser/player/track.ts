/** What a player needs to know of a recording. Addresses are the app's own; `durationSeconds` is exact. */
export type Track = {
  fileAddress: string;
  peaksAddress: string;
  durationSeconds: number;
  sampleRateHz: number;
};

/** Frames of the recording (a frame is one sample of each channel). */
export function framesOf(track: Track): number {
  return Math.round(track.durationSeconds * track.sampleRateHz);
}
