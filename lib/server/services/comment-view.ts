import type { Comment } from "../../contract/comment.ts";
import type { Db } from "../db/dialect.ts";

/** The comments on an audio with all that their resource tells of them, but for whom they mention. */
export function commentRows(db: Db["query"], audioId: string) {
  return db
    .selectFrom("comments")
    .innerJoin("comments as root", "root.id", "comments.root_id")
    .innerJoin("owners as author", "author.id", "comments.author_id")
    .leftJoin("owners as resolver", "resolver.id", "comments.resolved_by")
    .selectAll("comments")
    .select(["root.handle as root_handle", "author.handle as author_handle", "author.alias as author_alias"])
    .select(["resolver.handle as resolver_handle", "resolver.alias as resolver_alias"])
    .where("comments.audio_id", "=", audioId);
}

export type CommentViewRow = Awaited<ReturnType<ReturnType<typeof commentRows>["executeTakeFirstOrThrow"]>>;

/** The resources of these rows. */
export async function toComments(db: Db["query"], rows: CommentViewRow[]): Promise<Comment[]> {
  const mentioned = await readMentions(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => toComment(row, mentioned.get(row.id) ?? []));
}

/** The handles that these comments mention, as they are now, in their order. */
async function readMentions(db: Db["query"], ids: string[]): Promise<Map<string, string[]>> {
  const handles = new Map<string, string[]>();
  if (ids.length === 0) return handles;
  const rows = await db
    .selectFrom("comment_mentions")
    .innerJoin("owners", "owners.id", "comment_mentions.user_id")
    .select(["comment_mentions.comment_id", "owners.handle"])
    .where("comment_mentions.comment_id", "in", ids)
    .orderBy("owners.handle")
    .execute();
  for (const { comment_id, handle } of rows) handles.set(comment_id, [...(handles.get(comment_id) ?? []), handle]);
  return handles;
}

function toComment(row: CommentViewRow, mentions: string[]): Comment {
  const { resolved_at: at, resolver_handle, resolver_alias } = row;
  return {
    id: row.id,
    handle: row.handle,
    parent: row.root_id === row.id ? null : row.root_handle,
    text: row.text,
    from: row.from_micros / 1e6,
    to: row.to_micros === null ? null : row.to_micros / 1e6,
    author: { handle: row.author_handle, alias: row.author_alias },
    mentions,
    createdAt: row.created_at,
    editedAt: row.edited_at,
    resolved: at && resolver_handle ? { by: { handle: resolver_handle, alias: resolver_alias }, at } : null,
  };
}
