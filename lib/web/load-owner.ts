import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import type { ApiClient, Page } from "../client/client.ts";
import type { User } from "../contract/account.ts";
import type { Org } from "../contract/org.ts";
import type { Space } from "../contract/space.ts";
import type { Statistics } from "../contract/statistics.ts";
import { isHandle } from "../domain/handles.ts";
import type { Role } from "../domain/permissions.ts";
import { requireApi } from "./api.ts";

/** Whoever has spaces: the viewer, or an organization of the viewer's. `role` is the viewer's own in it. */
export type Owner = {
  type: "user" | "org";
  handle: string;
  alias: string | null;
  role: Role;
  /** How many people are in it; null for the viewer alone. */
  members: number | null;
  /** How many spaces it has. */
  spaces: number;
};

/**
 * The owner called `handle`, asked for once a request; `path` is the page's own. For pages: everybody else, and
 * nobody, shows the not-found page; see {@link requireApi} for what it does else.
 */
export const loadOwner = cache(async (handle: string, path = `/${handle}`): Promise<Owner> => {
  const api = await requireApi(path);
  if (!isHandle(handle)) notFound();
  const user = await api.call("getUser", {});
  return user.handle === handle ? toOwner(user) : toOrgOwner(await api.call("getOrg", { params: { org: handle } }));
});

/** A user as the owner of their own spaces, seen by themselves. */
export function toOwner({ handle, alias, spaces }: User): Owner {
  return { type: "user", handle, alias, role: "admin", members: null, spaces };
}

/** An organization as an owner. */
export function toOrgOwner({ handle, alias, role, members, spaces }: Org): Owner {
  return { type: "org", handle, alias, role, members, spaces };
}

/** The organization called `handle`; a user shows the not-found page. */
export async function loadOrg(handle: string, path: string): Promise<Owner> {
  const owner = await loadOwner(handle, path);
  if (owner.type === "user") notFound();
  return owner;
}

/** What happened at an owner in the last `days` days, over all its spaces. */
export async function loadOwnerStatistics(api: ApiClient, { type, handle }: Owner, days: number): Promise<Statistics> {
  const query = { days };
  if (type === "user") return api.call("getUserStatistics", { query });
  return api.call("getOrgStatistics", { params: { org: handle }, query });
}

/** One page of an owner's spaces. */
export async function loadOwnerSpaces(api: ApiClient, { type, handle }: Owner, page = 1): Promise<Page<Space>> {
  const query = { page, "page-size": 50 };
  if (type === "user") return api.list("listUserSpaces", { query });
  return api.list("listOrgSpaces", { params: { org: handle }, query });
}
