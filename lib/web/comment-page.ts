import type { Page } from "../client/client.ts";
import type { Comment } from "../contract/comment.ts";

/** As many comments are read at once: the most that the API gives. */
export const COMMENTS_A_PAGE = 50;

/** What the screen needs of a page of comments. */
export function toCommentPage({ items, nextCursor, total }: Page<Comment>) {
  return { items, nextCursor, total };
}
