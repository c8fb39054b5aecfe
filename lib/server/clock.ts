let lastMicros = 0;

/** The machine's clock, except that it never goes back: a lease made just now must not be over already. */
function nowMicros(): number {
  return Math.max(Date.now() * 1000, lastMicros);
}

/**
 * Now, in UTC with six fractional digits. No two calls of one process get the same, and later calls get a later
 * one, so that things made in one breath keep their order.
 */
export function now(): string {
  lastMicros = Math.max(nowMicros(), lastMicros + 1);
  return toDateTime(lastMicros);
}

/** The date-time `milliseconds` from now; negative for the past. */
export function fromNow(milliseconds: number): string {
  return toDateTime(nowMicros() + milliseconds * 1000);
}

const EARLIEST = "0000-01-01T00:00:00.000000Z";
const LATEST = "9999-12-31T23:59:59.999999Z";

/** Any ISO 8601 date-time in our own form, so that it compares with what is stored. */
export function normalizeDateTime(dateTime: string): string {
  const fraction = /\.(\d{1,6})\d*/.exec(dateTime)?.[1] ?? "";
  const whole = new Date(dateTime.replace(/\.\d+/, "")).toISOString().slice(0, 19);
  // An offset can lead out of the years of four digits; others are written with a sign.
  if (/^[+-]/.test(whole)) return whole.startsWith("+") ? LATEST : EARLIEST;
  return `${whole}.${fraction.padEnd(6, "0")}Z`;
}

function toDateTime(micros: number): string {
  const rest = String(micros % 1000).padStart(3, "0");
  return `${new Date(Math.floor(micros / 1000)).toISOString().slice(0, -1)}${rest}Z`;
}
