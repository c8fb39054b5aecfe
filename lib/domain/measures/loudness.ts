import { createKWeighting } from "./k-weighting.ts";

/** Loudness by EBU R 128; null where nothing was loud enough, or long enough, to be measured. */
export type Loudness = {
  /** Of the programme, gated: LUFS. */
  integratedLufs: number | null;
  /** The highest of any 400 ms: LUFS. */
  momentaryMaxLufs: number | null;
  /** The highest of any 3 s: LUFS. */
  shortTermMaxLufs: number | null;
  /** Between the 10th and the 95th percentile of the short-term loudness, gated (EBU Tech 3342): LU. */
  rangeLu: number | null;
};

export type LoudnessMeter = {
  /** Takes the next frames, one array of samples (-1..1) a channel, `frames` of each. */
  add(planes: readonly Float32Array[], frames: number): void;
  result(): Loudness;
};

/** So long is what both windows are made of: a window misses the loudest moment by half of it at most. */
const STEP_SECONDS = 0.01;
const MOMENTARY_STEPS = 40;
const SHORT_TERM_STEPS = 300;
/** Gating blocks overlap by three quarters (BS.1770), short-term values come every tenth of a second (Tech 3342). */
const STRIDE_STEPS = 10;

const ABSOLUTE_GATE_LUFS = -70;
const INTEGRATED_GATE_LU = -10;
const RANGE_GATE_LU = -20;

/** A meter for channels of these weights: 1, or 1.41 for those behind the listener, or 0 for one that does not count. */
export function createLoudnessMeter(sampleRateHz: number, weights: readonly number[]): LoudnessMeter {
  const filters = weights.map(() => createKWeighting(sampleRateHz));
  const steps = createSteps();
  let frame = 0;
  let step = 0;
  let stepSum = 0;
  let stepEnd = Math.round(sampleRateHz * STEP_SECONDS);
  let stepFrames = stepEnd;

  return {
    add(planes, frames) {
      for (let from = 0; from < frames; ) {
        const to = Math.min(frames, from + stepEnd - frame);
        for (const [channel, filter] of filters.entries()) {
          const weight = weights[channel] as number;
          if (weight > 0) stepSum += weight * filter.sumOfSquares(planes[channel] as Float32Array, from, to);
        }
        frame += to - from;
        from = to;
        if (frame < stepEnd) continue;
        steps.add(stepSum / stepFrames);
        step++;
        stepSum = 0;
        stepFrames = Math.round((step + 1) * sampleRateHz * STEP_SECONDS) - stepEnd;
        stepEnd += stepFrames;
      }
    },
    result: steps.result,
  };
}

/** Sums steps up to windows, and windows to loudness. What it gets is the weighted mean square of one step. */
function createSteps() {
  const ring = new Float64Array(SHORT_TERM_STEPS);
  let count = 0;
  let momentaryMax = 0;
  let shortTermMax = 0;
  const blocks: number[] = [];
  const shortTerms: number[] = [];

  /** The mean of the last `steps`, summed afresh: a running sum would drift. */
  function mean(steps: number): number {
    let sum = 0;
    for (let i = count - steps; i < count; i++) sum += ring[i % SHORT_TERM_STEPS] as number;
    return sum / steps;
  }

  return {
    add(meanSquare: number): void {
      ring[count % SHORT_TERM_STEPS] = meanSquare;
      count++;
      const isStride = count % STRIDE_STEPS === 0;
      if (count >= MOMENTARY_STEPS) {
        const momentary = mean(MOMENTARY_STEPS);
        momentaryMax = Math.max(momentaryMax, momentary);
        if (isStride) blocks.push(momentary);
      }
      if (count >= SHORT_TERM_STEPS) {
        const shortTerm = mean(SHORT_TERM_STEPS);
        shortTermMax = Math.max(shortTermMax, shortTerm);
        if (isStride) shortTerms.push(shortTerm);
      }
    },
    result: (): Loudness => ({
      integratedLufs: toLufs(average(gate(blocks, INTEGRATED_GATE_LU))),
      momentaryMaxLufs: toLufs(momentaryMax),
      shortTermMaxLufs: toLufs(shortTermMax),
      rangeLu: rangeOf(gate(shortTerms, RANGE_GATE_LU)),
    }),
  };
}

/** What passes the absolute gate, and then the one that lies `gateLu` under the average of that. */
function gate(meanSquares: readonly number[], gateLu: number): number[] {
  const audible = meanSquares.filter((value) => value > toMeanSquare(ABSOLUTE_GATE_LUFS));
  const threshold = average(audible) * 10 ** (gateLu / 10);
  return audible.filter((value) => value > threshold);
}

function rangeOf(gated: number[]): number | null {
  if (gated.length === 0) return null;
  const sorted = gated.sort((a, b) => a - b);
  const at = (percent: number) => sorted[Math.round((sorted.length - 1) * percent)] as number;
  return 10 * Math.log10(at(0.95) / at(0.1));
}

function average(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** BS.1770: -0.691 + 10 log10 of the weighted sum of mean squares. Null for less than can be heard at all. */
function toLufs(meanSquare: number): number | null {
  const lufs = -0.691 + 10 * Math.log10(meanSquare);
  return lufs > ABSOLUTE_GATE_LUFS ? lufs : null;
}

function toMeanSquare(lufs: number): number {
  return 10 ** ((lufs + 0.691) / 10);
}
