/** A yes or no that both engines keep as an integer. */
export type Bit = 0 | 1;

/** Date-times are text of one width (`2026-01-01T00:00:00.000000Z`), so that they sort as they stand on every engine. */
export type DateTime = string;
