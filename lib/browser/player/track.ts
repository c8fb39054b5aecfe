/**
 * What a player needs to know of a recording. Addresses are the app's own; `peaksAddress` is null where the server has
 * no peaks, `listeningAddress` where it does not want to know what is heard, or not from this person. `durationSeconds` is
 * exact.
 */
export type Track = {
  fileAddress: string;
  peaksAddress: string | null;
  durationSeconds: number;
  sampleRateHz: number;
  listeningAddress?: string | null;
};

/** Frames of the recording (a frame is one sample of each channel). */
export function framesOf(track: Pick<Track, "durationSeconds" | "sampleRateHz">): number {
  return Math.round(track.durationSeconds * track.sampleRateHz);
}
