import type { FrameRange, Tile } from "./tiles.ts";
import { framesPerTile, framesPerValue } from "./tiles.ts";

/**
 * A stretch of frames and the values it is drawn from: pairs of least and greatest of each channel, or samples of each
 * channel, as int16. The first value of `data` stands for `dataFrame`.
 */
export type Stretch = FrameRange & { framesPerValue: number; data: Int16Array; dataFrame: number };

/** The peaks of the whole recording at the level that one answer holds. */
export type OverviewPeaks = { level: number; data: Int16Array };

/**
 * What a stretch of the recording is drawn from: tiles of `level` where they are there, else the next coarser ones,
 * at last the overview. So there is always something true to draw, which grows sharper and never goes.
 */
export function planStretches(
  range: FrameRange,
  level: number,
  { find, overview }: { find: (tile: Tile) => Int16Array | undefined; overview: OverviewPeaks },
): Stretch[] {
  const stretches: Stretch[] = [];
  for (let from = range.from; from < range.to; ) {
    const tileEnd = (Math.floor(from / framesPerTile(level)) + 1) * framesPerTile(level);
    const to = Math.min(range.to, tileEnd);
    const source = sourceAt(from);
    const last = stretches.at(-1);
    if (last?.data === source.data) last.to = to;
    else stretches.push({ from, to, ...source });
    from = to;
  }
  return stretches;

  function sourceAt(frame: number): Omit<Stretch, "from" | "to"> {
    for (let finest = level; finest < overview.level; finest += 1) {
      const index = Math.floor(frame / framesPerTile(finest));
      const data = find({ level: finest, index });
      if (data) return { data, dataFrame: index * framesPerTile(finest), framesPerValue: framesPerValue(finest) };
    }
    return { data: overview.data, dataFrame: 0, framesPerValue: framesPerValue(overview.level) };
  }
}
