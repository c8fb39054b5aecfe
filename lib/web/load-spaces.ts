import "server-only";
import { isProblem } from "../contract/problem.ts";
import { findApi } from "./api.ts";

/** Spaces that one page of the API holds at most; who has more finds the rest by address. */
const MOST_SPACES = 50;

/**
 * The spaces of whoever is signed in, as the header offers them; none for a stranger, and none where they cannot be
 * had, so that the page itself can say why.
 */
export async function loadSpaceChoices(): Promise<{ owner: string; handle: string; name: string }[]> {
  const api = await findApi();
  if (!api) return [];
  try {
    const { items } = await api.list("listUserSpaces", { query: { "page-size": MOST_SPACES } });
    return items.map(({ owner, handle, alias }) => ({ owner: owner.handle, handle, name: alias ?? handle }));
  } catch (error) {
    if (isProblem(error)) return [];
    throw error;
  }
}
