/** Where somebody stopped in a recording. */
export type Place = { address: string; seconds: number };

/** What is shorter is heard again from its start. */
const SHORTEST_DURATION_SECONDS = 30;
/** So near its start nothing was heard yet, and so near its end all was. */
const EDGE_SECONDS = 5;
/** Of more recordings those that were left longest ago are forgotten. */
export const MOST_PLACES = 100;

/** Whether a place is worth coming back to. */
export function isWorthKeeping(seconds: number, durationSeconds: number): boolean {
  if (durationSeconds < SHORTEST_DURATION_SECONDS) return false;
  return seconds >= EDGE_SECONDS && seconds <= durationSeconds - EDGE_SECONDS;
}

/** `places` with one more, the newest first; one that is not worth keeping goes. */
export function keepPlace(places: readonly Place[], place: Place, durationSeconds: number): Place[] {
  const others = places.filter(({ address }) => address !== place.address);
  return isWorthKeeping(place.seconds, durationSeconds) ? [place, ...others].slice(0, MOST_PLACES) : others;
}

/** Places from stored text; what makes no sense is left out. */
export function parsePlaces(text: string | null): Place[] {
  try {
    const stored: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(stored) ? stored.filter(isPlace).slice(0, MOST_PLACES) : [];
  } catch {
    return [];
  }
}

function isPlace(value: unknown): value is Place {
  if (typeof value !== "object" || value === null) return false;
  const { address, seconds } = value as Partial<Record<keyof Place, unknown>>;
  return typeof address === "string" && typeof seconds === "number" && seconds >= 0;
}
