import type { CommentsView } from "@/components/comments/comments-view";
import type { Comment } from "@/lib/contract/comment";

/** A comment that stands on its own, with the replies to it. */
export type Thread = { first: Comment; replies: Comment[] };

/**
 * What was done here and is not in the list yet, by the handle of the comment: how it is now, or null where it is gone. As
 * long as it `isSending`, the server has not said yes.
 */
export type Change = { comment: Comment | null; isSending: boolean };
export type Changes = ReadonlyMap<string, Change>;

const UNNAMED = "sending-";

/** The handle of a comment that the server has not named yet; `id` sets it apart from others. */
export function toUnnamed(id: string): string {
  return `${UNNAMED}${id}`;
}

/** Whether the server has not named a comment yet, so that nothing can be done with it. */
export function isUnnamed({ handle }: Comment): boolean {
  return handle.startsWith(UNNAMED);
}

/** The threads of a list in the order of their time, with what was changed meanwhile. What is there twice counts once. */
export function toThreads(comments: readonly Comment[], changes: Changes): Thread[] {
  const byHandle = new Map(comments.map((comment) => [comment.handle, comment]));
  for (const [handle, { comment }] of changes) {
    if (comment) byHandle.set(handle, comment);
    else byHandle.delete(handle);
  }
  const threads = new Map<string, Thread>();
  const all = [...byHandle.values()];
  for (const first of all) if (first.parent === null) threads.set(first.handle, { first, replies: [] });
  // A reply without its thread is one that has just gone with it.
  for (const reply of all) if (reply.parent !== null) threads.get(reply.parent)?.replies.push(reply);
  for (const { replies } of threads.values()) replies.sort(byAge);
  return [...threads.values()].sort((a, b) => a.first.from - b.first.from || byAge(a.first, b.first));
}

/** Whether a thread belongs into a view as it is now; what is asked of the API holds for what changed since, too. */
export function isInView({ first, replies }: Thread, { show, by }: CommentsView, viewer: string): boolean {
  const comments = [first, ...replies];
  if (show === "open" && first.resolved) return false;
  if (show === "resolved" && !first.resolved) return false;
  if (show === "mentions" && !comments.some(({ mentions }) => mentions.includes(viewer))) return false;
  return by === "" || comments.some(({ author }) => author.handle === by);
}

/** What is left of changes once the list is read anew: it has all that the server agreed to. */
export function keepUnsent(changes: Changes): Changes {
  const left = [...changes].filter(([, { isSending }]) => isSending);
  return left.length === changes.size ? changes : new Map(left);
}

/** Everybody who wrote something in threads, by handle, each once. */
export function authorsOf(threads: readonly Thread[]): Comment["author"][] {
  const authors = threads.flatMap(({ first, replies }) => [first, ...replies].map(({ author }) => author));
  const byHandle = new Map(authors.map((author) => [author.handle, author]));
  return [...byHandle.values()].sort((a, b) => (a.handle < b.handle ? -1 : 1));
}

function byAge(a: Comment, b: Comment): number {
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? -1 : 1;
  return a.handle < b.handle ? -1 : 1;
}
