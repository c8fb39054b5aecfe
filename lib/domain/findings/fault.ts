import type { FindingKind } from "./finding.ts";

/** Something wrong, not yet put in words. Times are seconds. */
export type Fault = {
  kind: FindingKind;
  from: number;
  to: number;
  channel: number | null;
  /** In the unit of its kind. */
  value: number;
  /** A second figure that some kinds tell: clipped samples, the frequency of the mains. */
  amount?: number;
  /** Of how many places it tells, where many were joined. */
  places?: number;
};

/** What detectors are given, beside the windows and their levels. */
export type Recording = { durationSeconds: number };

/** The stretches of `0..count` in which `holds`, as pairs of first and one behind the last. */
export function stretches(count: number, holds: (i: number) => boolean): [from: number, to: number][] {
  const found: [number, number][] = [];
  let from = -1;
  for (let i = 0; i <= count; i++) {
    const held = i < count && holds(i);
    if (held && from < 0) from = i;
    if (held || from < 0) continue;
    found.push([from, i]);
    from = -1;
  }
  return found;
}

/** The same stretches, those joined that lie at most `gap` apart. */
export function joined(found: readonly [number, number][], gap: number): [number, number][] {
  const all: [number, number][] = [];
  for (const [from, to] of found) {
    const last = all.at(-1);
    if (last && from - last[1] <= gap) last[1] = to;
    else all.push([from, to]);
  }
  return all;
}
