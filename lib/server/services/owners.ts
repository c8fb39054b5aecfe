import { Problem } from "../../contract/problem.ts";
import { isReservedHandle } from "../../domain/handles.ts";
import { may, type Permission, type Role, whyNot } from "../../domain/permissions.ts";
import type { App } from "../app.ts";
import { type Db, isUniqueViolation } from "../db/dialect.ts";
import type { Viewer } from "./sessions.ts";

/**
 * A user or organization whose things the viewer may use: made by {@link requireOwner} alone. `role` is the viewer's
 * own in it.
 */
export type OpenOwner = { id: string; type: "user" | "org"; handle: string; role: Role };

/**
 * The owner called `handle`, if the viewer is it or is a member of it: `notFound` for all others and for none alike,
 * `forbidden` where the viewer's role does not allow what is needed.
 */
export async function requireOwner(
  app: App,
  viewer: Viewer,
  { handle, type, needs }: { handle: string; type?: "org"; needs: Permission },
): Promise<OpenOwner> {
  const row = await app.db.query
    .selectFrom("owners")
    .leftJoin("members", (join) =>
      join.onRef("members.org_id", "=", "owners.id").on("members.user_id", "=", viewer.userId),
    )
    .select(["owners.id", "owners.type", "owners.handle", "members.role"])
    .where("owners.handle", "=", handle)
    .where("owners.deleted_at", "is", null)
    .executeTakeFirst();
  const role = row && roleIn(row.id, row.role, viewer);
  if (!row || !role || (type && row.type !== type)) throw new Problem("notFound");
  demand(role, needs);
  return { id: row.id, type: row.type, handle: row.handle, role };
}

/** The viewer's role in what this owner has: everybody is the admin of what is their own. */
export function roleIn(ownerId: string, memberRole: Role | null, viewer: Pick<Viewer, "userId">): Role | null {
  return ownerId === viewer.userId ? "admin" : memberRole;
}

/** Insists that the role allows it; `forbidden` otherwise. */
export function demand(role: Role, needs: Permission): void {
  if (!may(role, needs)) throw new Problem("forbidden", whyNot(role, needs));
}

/**
 * Takes a handle for `holder`, in the caller's transaction: among owners, or among the spaces of the owner whose id
 * `namespace` is. `conflict` where the app itself needs it, or another has it or ever had it.
 */
export async function takeHandle(
  db: Db["query"],
  { namespace, handle, holder }: { namespace: "" | (string & {}); handle: string; holder: string },
): Promise<void> {
  if (isReservedHandle(handle, namespace === "" ? "owner" : "space")) {
    throw conflict(`The handle “${handle}” is kept for the app itself.`, { path: "handle" });
  }
  await db
    .insertInto("used_handles")
    .values({ namespace, handle, holder })
    .onConflict((c) => c.columns(["namespace", "handle"]).doNothing())
    .execute();
  const taken = await db
    .selectFrom("used_handles")
    .select("holder")
    .where("namespace", "=", namespace)
    .where("handle", "=", handle)
    .executeTakeFirst();
  if (taken?.holder !== holder) {
    throw conflict(`The handle “${handle}” is taken, or was once used by another.`, { path: "handle" });
  }
}

/** What `work` gives; where it meets a unique key that is taken, the problem `conflict` with this sentence. */
export async function orConflict<T>(work: Promise<T>, detail: string, path?: "handle" | "email"): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict(detail, { path, cause: error });
    throw error;
  }
}

/** A conflict that the field at `path` has to answer for, so that forms can show it there. */
function conflict(detail: string, { path, cause }: { path?: string | undefined; cause?: unknown }): Problem {
  return new Problem("conflict", detail, { cause, ...(path ? { errors: [{ path, message: detail }] } : {}) });
}
