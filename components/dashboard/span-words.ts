/** How long recordings are together, for people: `42 s`, `12 min`, `3.4 h`, `1,234 h`. Cut off, never rounded up. */
export function toSpanLabel(seconds: number): string {
  if (seconds < 60) return `${Math.floor(seconds)} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  const hours = seconds / 3600;
  const shown = hours < 100 ? Math.floor(hours * 10) / 10 : Math.floor(hours);
  return `${shown.toLocaleString("en")} h`;
}
