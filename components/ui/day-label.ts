const label = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const shortLabel = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

/** A day for people: `2026-01-05` is `5 Jan 2026`. */
export function toDayLabel(day: string): string {
  return label.format(Date.parse(`${day}T00:00:00Z`));
}

/** The same without the year, where there is little room: `5 Jan`. */
export function toShortDayLabel(day: string): string {
  return shortLabel.format(Date.parse(`${day}T00:00:00Z`));
}
