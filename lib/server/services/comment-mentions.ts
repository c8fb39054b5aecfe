import { findMentions } from "../../domain/mentions.ts";
import type { Db } from "../db/dialect.ts";
import type { OpenSpace } from "./spaces.ts";

/** Keeps whom a comment mentions, in place of those before. Only people who can see the space are mentioned. */
export async function putMentions(
  db: Db["query"],
  { space, commentId, text }: { space: OpenSpace; commentId: string; text: string },
): Promise<void> {
  await db.deleteFrom("comment_mentions").where("comment_id", "=", commentId).execute();
  const ids = await findPeople(db, space, findMentions(text));
  if (ids.length === 0) return;
  await db
    .insertInto("comment_mentions")
    .values(ids.map((user_id) => ({ comment_id: commentId, user_id })))
    .execute();
}

/** The ids of those who are called so and can see the space: its owner, or the members of the organization that owns it. */
async function findPeople(db: Db["query"], { ownerId }: OpenSpace, handles: string[]): Promise<string[]> {
  if (handles.length === 0) return [];
  const rows = await db
    .selectFrom("users")
    .innerJoin("owners", "owners.id", "users.id")
    .leftJoin("members", (join) => join.onRef("members.user_id", "=", "users.id").on("members.org_id", "=", ownerId))
    .select("users.id")
    .where("owners.handle", "in", handles)
    .where("users.is_blocked", "=", 0)
    .where((eb) => eb.or([eb("users.id", "=", ownerId), eb("members.user_id", "is not", null)]))
    .execute();
  return rows.map(({ id }) => id);
}
