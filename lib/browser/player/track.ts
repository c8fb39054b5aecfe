/**
 * What a player needs to know of a recording. Addresses are the app's own; `peaksAddress` is null where the server has
 * no peaks. `durationSeconds` is exact.
 */
export type Track = {
  fileAddress: string;
  peaksAddress: string | null;
  durationSeconds: number;
  sampleRateHz: number;
};

/** Frames of the recording (a frame is one sample of each channel). */
export function framesOf(track: Track): number {
  return Math.round(track.durationSeconds * track.sampleRateHz);
}
