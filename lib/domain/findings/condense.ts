import type { Fault } from "./fault.ts";

/** So many findings of one kind a person can still go through. */
export const MOST_OF_A_KIND = 100;

/**
 * At most {@link MOST_OF_A_KIND} faults of one kind: of more, those that lie closest together are told as one, which spans them
 * and has the value of the worst.
 */
export function condense(faults: readonly Fault[], most = MOST_OF_A_KIND): Fault[] {
  if (faults.length <= most) return [...faults];
  const sorted = [...faults].sort((a, b) => a.from - b.from);
  const gaps = sorted.slice(1).map((fault, i) => ({ after: i, seconds: fault.from - (sorted[i] as Fault).to }));
  const cuts = gaps.sort((a, b) => b.seconds - a.seconds).slice(0, most - 1);
  const ends = [...cuts.map(({ after }) => after + 1), sorted.length].sort((a, b) => a - b);
  return ends.map((end, i) => merged(sorted.slice(ends[i - 1] ?? 0, end)));
}

function merged(faults: readonly Fault[]): Fault {
  const [first, ...rest] = faults as [Fault, ...Fault[]];
  return rest.reduce(
    (all, one) => ({
      ...(isWorse(one, all) ? one : all),
      from: all.from,
      to: Math.max(all.to, one.to),
      channel: all.channel === one.channel ? all.channel : null,
      amount: all.kind === "clipping" ? (all.amount ?? 0) + (one.amount ?? 0) : (isWorse(one, all) ? one : all).amount,
      places: (all.places ?? 1) + (one.places ?? 1),
    }),
    first,
  );
}

/** Of the kinds that can be so many, all are worse the more there is of them; a correlation the further it is below zero. */
function isWorse(one: Fault, other: Fault): boolean {
  return Math.abs(one.value) > Math.abs(other.value);
}
