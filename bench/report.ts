export const MIB = 2 ** 20;

/** One line of the table: what was measured, what it came to, and the bound it has to keep, if any. */
export type Row = { what: string; measured: string; wanted?: string; holds?: boolean };

/** Prints a section as a plain table. */
export function print(title: string, rows: Row[]): void {
  const cells = rows.map(({ what, measured, wanted = "", holds }) => [
    what,
    measured,
    wanted,
    holds === undefined ? "" : holds ? "pass" : "FAIL",
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((row) => (row[column] as string).length)));
  console.log(`\n${title}`);
  for (const row of cells) {
    console.log(`  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("   ")}`.trimEnd());
  }
}

/** The middle value; of an even number the mean of the middle two. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] as number)) / 2;
}

/** `412 MiB/s (389 … 430)`: the median and the range of what `fileBytes` came to in each of these times. */
export function rates(fileBytes: number, seconds: number[]): string {
  const rate = (one: number) => (fileBytes / MIB / one).toFixed(0);
  return `${rate(median(seconds))} MiB/s (${rate(Math.max(...seconds))} … ${rate(Math.min(...seconds))})`;
}

/** `1.62 s (1.55 … 1.70)`, in ms below a second. */
export function times(seconds: number[]): string {
  const isShort = median(seconds) < 1;
  const show = (one: number) => (isShort ? (one * 1000).toFixed(1) : one.toFixed(2));
  return `${show(median(seconds))} ${isShort ? "ms" : "s"} (${show(Math.min(...seconds))} … ${show(Math.max(...seconds))})`;
}

/** `201.3 MiB (198.0 … 204.1)`. */
export function mebibytes(bytes: number[]): string {
  const show = (one: number) => (one / MIB).toFixed(1);
  return `${show(median(bytes))} MiB (${show(Math.min(...bytes))} … ${show(Math.max(...bytes))})`;
}
