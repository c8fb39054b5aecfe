import "server-only";
import { cache } from "react";
import type { ApiClient } from "../client/client.ts";
import { isProblem } from "../contract/problem.ts";
import type { Space } from "../contract/space.ts";
import { findApi, turnIntoPage } from "./api.ts";
import { findUser } from "./find-user.ts";
import { type Owner, toOrgOwner, toOwner } from "./load-owner.ts";

/** What is offered at once, at most; the rest is behind the pages of its owner. */
const MOST_ORGS = 20;
const MOST_SPACES = 20;

/** An owner with its first spaces. */
export type OwnerWithSpaces = { owner: Owner; spaces: Space[] };

/**
 * Whoever is signed in, then their organizations, each with its first spaces; asked for once a request. For the page at
 * `path`: problems become pages, as {@link requireApi} has it.
 */
export async function loadOwners(path: string): Promise<OwnerWithSpaces[]> {
  const api = await findApi();
  return api ? readOwners(api).catch((error: unknown) => turnIntoPage(error, path)) : [];
}

/** The same for the frame around a page: nobody where it cannot be had, so that the page itself can say why. */
export async function findOwners(): Promise<OwnerWithSpaces[]> {
  const api = await findApi();
  try {
    return api ? await readOwners(api) : [];
  } catch (error) {
    if (isProblem(error)) return [];
    throw error;
  }
}

/** What the switcher needs of it. */
export function toOwnerChoice({ owner: { type, handle, alias, spaces: count }, spaces }: OwnerWithSpaces) {
  return {
    type,
    handle,
    name: alias ?? handle,
    spaces: spaces.map((space) => ({ handle: space.handle, name: space.alias ?? space.handle })),
    moreSpaces: Math.max(0, count - spaces.length),
  };
}

const readOwners = cache(async (api: ApiClient): Promise<OwnerWithSpaces[]> => {
  const query = { "page-size": MOST_SPACES };
  const [user, own, orgs] = await Promise.all([
    findUser(),
    api.list("listUserSpaces", { query }),
    api.list("listUserOrgs", { query: { "page-size": MOST_ORGS } }),
  ]);
  if (!user) return [];
  const others = orgs.items.map(async (org) => {
    const { items } = await api.list("listOrgSpaces", { params: { org: org.handle }, query });
    return { owner: toOrgOwner(org), spaces: items };
  });
  return [{ owner: toOwner(user), spaces: own.items }, ...(await Promise.all(others))];
});
