import { median } from "./report.ts";

/** The smallest value that this share of the values does not exceed. */
export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] as number;
}

/** `1.24x`: how many times as long the one took as the other, by their medians. */
export function timesAs(one: number[], other: number[]): string {
  return `${(median(one) / median(other)).toFixed(2)}x`;
}
