import { CLIP_LEVEL, CLIP_RUN } from "./windows.ts";

/** Counts the samples of one channel that are part of a run at full scale. */
export type ClipCounter = {
  /** How many in `samples[from..to)`, whose largest magnitude is `peak`. A run goes on from one call to the next. */
  count(samples: Float32Array, from: number, to: number, peak: number): number;
};

export function createClipCounter(): ClipCounter {
  let run = 0;
  let isUp = false;
  return {
    count(samples, from, to, peak) {
      if (peak < CLIP_LEVEL) {
        run = 0;
        return 0;
      }
      let clipped = 0;
      for (let i = from; i < to; i++) {
        const value = samples[i] as number;
        if (Math.abs(value) < CLIP_LEVEL) {
          run = 0;
          continue;
        }
        run = run > 0 && value > 0 === isUp ? run + 1 : 1;
        isUp = value > 0;
        // The first of them are counted when it has become a run.
        if (run === CLIP_RUN) clipped += CLIP_RUN;
        else if (run > CLIP_RUN) clipped++;
      }
      return clipped;
    },
  };
}
