import type { Windows } from "../measures/windows.ts";
import { type Fault, joined, stretches } from "./fault.ts";
import { secondsOf } from "./levels.ts";
import { THRESHOLDS } from "./thresholds.ts";

/** The correlation is taken over a second: in less, any two sounds may be alike by chance. */
const BLOCK_WINDOWS = 100;
/** Blocks with less power than -60 dBFS say nothing. */
const LEAST_POWER = 1e-6;
/** For so many blocks it has to last, or else for all of the recording. */
const LEAST_BLOCKS = 3;

/** Where the second channel is the first one upside down, so that both together cancel. */
export function findPhaseInversion(windows: Windows): Fault[] {
  const blocks = Math.floor(windows.count / BLOCK_WINDOWS) || Math.min(1, windows.count);
  if (windows.products.length === 0) return [];
  const sums = Array.from({ length: blocks }, (_, block) => sumOf(windows, block, block === blocks - 1));
  const sounding = sums.map((_, block) => block).filter((block) => isSound(sums[block] as Sums));
  const inverted = (n: number) => correlationOf([sums[sounding[n] as number] as Sums]) <= THRESHOLDS.phaseInversion.low;
  return joined(stretches(sounding.length, inverted), 1)
    .filter(([first, end]) => end - first >= Math.min(LEAST_BLOCKS, sounding.length))
    .map(([first, end]): Fault => {
      const [from, to] = [sounding[first] as number, (sounding[end - 1] as number) + 1];
      const isAll = first === 0 && end === sounding.length;
      return {
        kind: "phaseInversion",
        from: isAll ? 0 : secondsOf(from * BLOCK_WINDOWS, windows),
        to: isAll || to === blocks ? windows.frames / windows.sampleRateHz : secondsOf(to * BLOCK_WINDOWS, windows),
        channel: null,
        value: correlationOf(sums.slice(from, to)),
      };
    })
    .filter(({ value }) => value <= THRESHOLDS.phaseInversion.low);
}

type Sums = { left: number; right: number; product: number; windows: number };

/** Powers without the steady part, which any two channels have in common. */
function sumOf({ channels, products, count }: Windows, block: number, isLast: boolean): Sums {
  const [left, right] = channels;
  const sums = { left: 0, right: 0, product: 0, windows: 0 };
  if (!left || !right) return sums;
  const end = isLast ? count : (block + 1) * BLOCK_WINDOWS;
  for (let i = block * BLOCK_WINDOWS; i < end; i++) {
    const [a, b] = [left.mean[i] as number, right.mean[i] as number];
    sums.left += (left.meanSquare[i] as number) - a * a;
    sums.right += (right.meanSquare[i] as number) - b * b;
    sums.product += (products[i] as number) - a * b;
    sums.windows++;
  }
  return sums;
}

function isSound({ left, right, windows }: Sums): boolean {
  return Math.min(left, right) >= LEAST_POWER * windows;
}

function correlationOf(sums: readonly Sums[]): number {
  const total = (of: "left" | "right" | "product") => sums.reduce((sum, one) => sum + one[of], 0);
  const scale = Math.sqrt(total("left") * total("right"));
  return scale > 0 ? Math.max(-1, Math.min(1, total("product") / scale)) : 0;
}
