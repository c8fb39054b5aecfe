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
  /** Takes the next hundredth of a second: the weighted sum of the mean squares of its channels. */
  add(meanSquare: number): void;
  result(): Loudness;
};

/** In steps of a hundredth of a second: a window misses the loudest moment by half of one at most. */
const MOMENTARY_STEPS = 40;
const SHORT_TERM_STEPS = 300;
/** Gating blocks overlap by three quarters (BS.1770), short-term values come every tenth of a second (Tech 3342). */
const STRIDE_STEPS = 10;

const ABSOLUTE_GATE_LUFS = -70;
const INTEGRATED_GATE_LU = -10;
const RANGE_GATE_LU = -20;

/** Sums steps up to windows, and windows to loudness. */
export function createLoudnessMeter(): LoudnessMeter {
  const ring = new Float64Array(SHORT_TERM_STEPS);
  let count = 0;
  let momentaryMax = 0;
  let shortTermMax = 0;
  const blocks: number[] = [];
  const shortTerms: number[] = [];

  const momentary = createWindow(ring, MOMENTARY_STEPS);
  const shortTerm = createWindow(ring, SHORT_TERM_STEPS);

  return {
    add(meanSquare: number): void {
      const [momentaryMean, shortTermMean] = [momentary.mean(count, meanSquare), shortTerm.mean(count, meanSquare)];
      ring[count % SHORT_TERM_STEPS] = meanSquare;
      count++;
      const isStride = count % STRIDE_STEPS === 0;
      if (count >= MOMENTARY_STEPS) {
        momentaryMax = Math.max(momentaryMax, momentaryMean);
        if (isStride) blocks.push(momentaryMean);
      }
      if (count >= SHORT_TERM_STEPS) {
        shortTermMax = Math.max(shortTermMax, shortTermMean);
        if (isStride) shortTerms.push(shortTermMean);
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

/** The mean of the last `steps`, of which the newest is not in the ring yet. */
function createWindow(ring: Float64Array, steps: number): { mean(count: number, newest: number): number } {
  let sum = 0;
  return {
    mean(count, newest) {
      if (count % steps === 0) {
        // Summed afresh: a running sum would drift.
        sum = newest;
        for (let i = Math.max(0, count - steps + 1); i < count; i++) sum += ring[i % ring.length] as number;
      } else {
        sum += newest - (count >= steps ? (ring[(count - steps) % ring.length] as number) : 0);
      }
      return sum / steps;
    },
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
