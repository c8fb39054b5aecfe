/** A stretch of a recording: milliseconds from its start, half-open. */
export type Stretch = readonly [fromMs: number, toMs: number];

/** A stretch that was played, and how fast: 1 is the speed of the recording. */
export type Played = readonly [fromMs: number, toMs: number, rate: number];

/**
 * What was played, with one stretch more: in order of time, none over another, each as long as it can be. What was played
 * twice counts at the slower speed.
 */
export function addPlayed(pieces: readonly Played[], [from, to, rate]: Played): Played[] {
  const before = pieces.filter(([, end]) => end < from);
  const after = pieces.filter(([start]) => start > to);
  const near = pieces.slice(before.length, pieces.length - after.length).flatMap((piece) => cutAt(piece, [from, to]));
  const isInside = ([start, end]: Played) => start >= from && end <= to;
  const inside = near.filter(isInside);
  const gaps = subtract([from, to], inside).map(([start, end]): Played => [start, end, rate]);
  const slower = inside.map(([start, end, earlier]): Played => [start, end, Math.min(earlier, rate)]);
  const news = [...near.filter((piece) => !isInside(piece)), ...slower, ...gaps].sort(([a], [b]) => a - b);
  return [...before, ...join(news, (one, other) => (one === other ? one : null)), ...after];
}

/** The same in fewer pieces, where there are more than `most`: what meets becomes one, at the faster speed. */
export function condense(pieces: readonly Played[], most: number): readonly Played[] {
  return pieces.length > most ? join(pieces, Math.max) : pieces;
}

/** Pieces in order of time, those that meet as one at the speed that `agree` finds, unless it finds none. */
function join(pieces: readonly Played[], agree: (one: number, other: number) => number | null): Played[] {
  const joined: Played[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const rate = last && last[1] === piece[0] ? agree(last[2], piece[2]) : null;
    if (last && rate !== null) joined[joined.length - 1] = [last[0], piece[1], rate];
    else joined.push(piece);
  }
  return joined;
}

/** Stretches in order of time, those that meet or overlap as one. */
export function merge(stretches: readonly (readonly [number, number, ...unknown[]])[]): Stretch[] {
  const sorted = stretches.toSorted(([a], [b]) => a - b);
  return sorted.reduce<Stretch[]>((merged, [from, to]) => {
    const last = merged.at(-1);
    if (last && last[1] >= from) merged[merged.length - 1] = [last[0], Math.max(last[1], to)];
    else merged.push([from, to]);
    return merged;
  }, []);
}

/** What is left of a stretch without these. */
export function subtract([from, to]: Stretch, taken: readonly (readonly [number, number, ...unknown[]])[]): Stretch[] {
  const left: Stretch[] = [];
  let at = from;
  for (const [start, end] of merge(taken)) {
    if (start > at && at < to) left.push([at, Math.min(start, to)]);
    at = Math.max(at, end);
  }
  return at < to ? [...left, [at, to]] : left;
}

/** How much of a stretch these cover, in milliseconds. */
export function coveredMs([from, to]: Stretch, by: readonly (readonly [number, number, ...unknown[]])[]): number {
  return to - from - subtract([from, to], by).reduce((sum, [start, end]) => sum + end - start, 0);
}

/** How much of a recording these cover, 0..1. */
export function shareOf(durationMs: number, by: readonly (readonly [number, number, ...unknown[]])[]): number {
  return durationMs > 0 ? coveredMs([0, durationMs], by) / durationMs : 0;
}

function cutAt([from, to, rate]: Played, places: readonly number[]): Played[] {
  const ends = [from, ...places.filter((place) => place > from && place < to), to];
  return ends.slice(1).map((end, index): Played => [ends[index] as number, end, rate]);
}
