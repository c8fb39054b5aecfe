const UNITS = ["B", "KiB", "MiB", "GiB", "TiB"] as const;

/** A size in words: `190.7 MiB`. One decimal from a KiB on, none where it is zero. */
export function toSizeWords(bytes: number): string {
  const power = Math.min(UNITS.length - 1, bytes < 1024 ? 0 : Math.floor(Math.log2(bytes) / 10));
  const value = Math.round((bytes / 1024 ** power) * 10) / 10;
  return value === 1024 && power < UNITS.length - 1 ? `1 ${UNITS[power + 1]}` : `${value} ${UNITS[power]}`;
}
