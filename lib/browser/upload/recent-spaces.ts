type SpaceAddress = { owner: string; space: string };

const STORAGE_KEY = "earmark-recent-spaces";
const MOST_KEPT = 20;

/** Notes that files were given to a space in this browser, where the browser keeps anything. */
export function rememberSpace(address: SpaceAddress): void {
  const key = toKey(address);
  const others = readRecentSpaces().filter((kept) => kept !== key);
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify([key, ...others].slice(0, MOST_KEPT)));
  } catch {
    // The spaces are then listed in the usual order.
  }
}

/** The keys of the spaces that files were given to, the last one first; see {@link toKey}. */
export function readRecentSpaces(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((key) => typeof key === "string") : [];
  } catch {
    return [];
  }
}

/** What names a space in one word: `ada/main`. */
export function toKey({ owner, space }: SpaceAddress): string {
  return `${owner}/${space}`;
}
