/** Spreadsheets take a cell for a formula that begins like this. */
const FORMULA = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]/;

/** Spreadsheets take text for UTF-8 that begins with it. */
const BYTE_ORDER_MARK = "\uFEFF";

/** Rows as CSV (RFC 4180), each with as many cells as the first, behind the mark by which spreadsheets know UTF-8. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(toCell).join(",")}\r\n`).join("");
}

/** A text that people wrote, with an apostrophe in front where a spreadsheet would calculate it. */
export function toSafeText(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

function toCell(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
