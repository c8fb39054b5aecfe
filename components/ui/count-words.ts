/** How many there are: `12`, `1,234`; `1,000+` where it was not counted to the end. */
export function toCount(count: number, isAtLeast = false): string {
  return `${count.toLocaleString("en")}${isAtLeast ? "+" : ""}`;
}

/** The same with what is counted: `1 audio`, `1,234 audios`, `1,000+ audios`. */
export function toCounted(count: number, noun: string, isAtLeast = false): string {
  const plural = noun.endsWith("y") ? `${noun.slice(0, -1)}ies` : `${noun}s`;
  return `${toCount(count, isAtLeast)} ${count === 1 && !isAtLeast ? noun : plural}`;
}
