import { toKey } from "@/lib/browser/upload/recent-spaces";
import type { Space } from "@/lib/contract/space";

/** A space that files can go to. */
export type UploadSpace = Pick<Space, "owner" | "handle" | "alias">;

/** What names the space in one word: `ada/main`. */
export function keyOf({ owner, handle }: UploadSpace): string {
  return toKey({ owner: owner.handle, space: handle });
}

/**
 * The spaces as they are offered: those of `owner` first, whose page it is, then the last used (`recent`, by
 * {@link keyOf}), then as they were.
 */
export function toSpaceOrder(
  spaces: readonly UploadSpace[],
  { owner, recent }: { owner: string | null; recent: readonly string[] },
): UploadSpace[] {
  const rankOf = (space: UploadSpace) => {
    const at = recent.indexOf(keyOf(space));
    const use = at < 0 ? recent.length : at;
    return space.owner.handle === owner ? use : use + recent.length + 1;
  };
  return spaces.toSorted((a, b) => rankOf(a) - rankOf(b));
}

/** The spaces whose name, handle or owner has all the words that were typed. */
export function findSpaces(spaces: readonly UploadSpace[], typed: string): UploadSpace[] {
  const words = typed.toLowerCase().split(/[\s/]+/);
  return spaces.filter(({ owner, handle, alias }) => {
    const text = [owner.handle, owner.alias, handle, alias].join(" ").toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
