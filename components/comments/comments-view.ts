import { parseOne, type SearchParams } from "@/components/lists/search-params";
import { formatMoment, type Moment } from "@/lib/domain/comments/moment-link";
import { isHandle } from "@/lib/domain/handles";

/** Which threads are shown, each with its name on the screen; the usual one first. */
export const commentsShown = {
  open: "Open",
  resolved: "Resolved",
  all: "All",
  mentions: "Mention me",
} as const;

export type CommentsShown = keyof typeof commentsShown;

/** What of the address of an audio is about its comments. */
export type CommentsView = {
  show: CommentsShown;
  /** The handle of somebody who wrote in the threads; empty for everybody. */
  by: string;
  /** The comment to go to; empty for none. */
  comment: string;
};

export const usualCommentsView: CommentsView = { show: "open", by: "", comment: "" };

/** What narrows the list of comments, as the API has it. */
export type CommentsNarrowing = { resolved?: "true" | "false"; author?: string; mentions?: string; whole?: "true" };

/** The view that an address asks for. What makes no sense in it falls back to the usual, without a word. */
export function parseCommentsView({ comments, by, comment }: SearchParams): CommentsView {
  const [show, author, pointedTo] = [parseOne(comments), parseOne(by), parseOne(comment)];
  return {
    show: Object.hasOwn(commentsShown, show) ? (show as CommentsShown) : usualCommentsView.show,
    by: isHandle(author) ? author : usualCommentsView.by,
    comment: isHandle(pointedTo) ? pointedTo : usualCommentsView.comment,
  };
}

/**
 * The address of a view of the audio at `here`, whose query may name the queue through which one came to it: that stays. What
 * is usual is left out. It points to no comment.
 */
export function toCommentsHref(here: string, { show, by }: Pick<CommentsView, "show" | "by">): string {
  const [path = "", asked] = here.split("?");
  const query = new URLSearchParams(asked);
  if (show !== usualCommentsView.show) query.set("comments", show);
  if (by) query.set("by", by);
  return query.size > 0 ? `${path}?${query}` : path;
}

/** The address that leads to one comment, and to its moment in the audio at `path`. */
export function toCommentHref(path: string, { handle, ...moment }: Moment & { handle: string }): string {
  return `${path}?${new URLSearchParams({ t: formatMoment(moment), comment: handle })}`;
}

/** What narrows the list of a view. Threads come whole: an answer without its question says little. */
export function toNarrowing({ show, by }: CommentsView, viewer: string): CommentsNarrowing {
  const resolved = show === "open" ? "false" : show === "resolved" ? "true" : null;
  return {
    ...(resolved && { resolved }),
    ...(by && { author: by }),
    ...(show === "mentions" && { mentions: viewer }),
    ...((by || show === "mentions") && { whole: "true" as const }),
  };
}
