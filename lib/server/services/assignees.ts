import { Problem } from "../../contract/problem.ts";
import { may } from "../../domain/permissions.ts";
import type { App } from "../app.ts";
import { demand, roleIn } from "./owners.ts";
import type { Viewer } from "./sessions.ts";
import type { OpenSpace } from "./spaces.ts";

/** Somebody who may review in a space. */
export type Assignee = { id: string; handle: string; alias: string | null };

type Request = { to: readonly string[]; takeOver: boolean; path: string };

/**
 * The people of these handles, `me` among them, in their order. `invalid` with one who may not review in the space, or is not
 * there: which of the two is not told. `forbidden` where the viewer may not assign to others, or not take over.
 */
export async function requireAssignees(
  app: App,
  viewer: Viewer,
  space: OpenSpace,
  { to, takeOver, path }: Request,
): Promise<Assignee[]> {
  const handles = [...new Set(to.map((handle) => (handle === "me" ? viewer.handle : handle)))];
  if (handles.some((handle) => handle !== viewer.handle)) demand(space.role, "assign");
  if (takeOver) demand(space.role, "reassign");
  const rows = await app.db.query
    .selectFrom("owners")
    .innerJoin("users", (join) => join.onRef("users.id", "=", "owners.id").on("users.is_blocked", "=", 0))
    .leftJoin("members", (join) =>
      join.onRef("members.user_id", "=", "owners.id").on("members.org_id", "=", space.ownerId),
    )
    .select(["owners.id", "owners.handle", "owners.alias", "members.role"])
    .where("owners.handle", "in", handles)
    .execute();
  const reviewers = rows.filter(({ id, role }) => may(roleIn(space.ownerId, role, { userId: id }), "review"));
  const found = handles.map((handle) => reviewers.find((one) => one.handle === handle) ?? handle);
  const errors = found.flatMap((one, index) =>
    typeof one === "string"
      ? [{ path: path.replace("*", String(index)), message: `Nobody called “${one}” reviews in this space.` }]
      : [],
  );
  if (errors.length > 0) throw new Problem("invalid", errors.map(({ message }) => message).join(" "), { errors });
  return found.filter((one) => typeof one !== "string").map(({ id, handle, alias }) => ({ id, handle, alias }));
}
