/** A moment of a recording, or with `to` a stretch of it; in seconds. */
export type Moment = { from: number; to: number | null };

const SECONDS = /^\d{1,8}(?:\.\d{1,6})?$/;

/** No recording is as long as that. */
const MOST_SECONDS = 1e7;

/**
 * The moment in the `t` of an address: `12.34`, or `12.34-15` for a stretch. Null for anything else: what people mend in an
 * address may be wrong in every way.
 */
export function parseMoment(text: string): Moment | null {
  const parts = text.split("-");
  if (parts.length > 2 || !parts.every((part) => SECONDS.test(part))) return null;
  const [from = 0, to = null] = parts.map(Number);
  if (from > MOST_SECONDS || (to !== null && (to > MOST_SECONDS || to <= from))) return null;
  return { from, to };
}

/** A moment as the `t` of an address, to a thousandth: what {@link parseMoment} reads. */
export function formatMoment({ from, to }: Moment): string {
  const [start, end] = [toThousandths(from), to === null ? null : toThousandths(to)];
  return end === null || end === start ? start : `${start}-${end}`;
}

function toThousandths(seconds: number): string {
  return String(Number(Math.max(0, seconds).toFixed(3)));
}
