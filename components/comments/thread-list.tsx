"use client";

import { useComments } from "@/components/comments/comments-context";
import { ThreadItem } from "@/components/comments/thread-item";
import type { Thread } from "@/components/comments/threads";
import { useScrolledTo } from "@/components/player/use-scrolled-to";
import { Button } from "@/components/ui/button";
import type { Comment } from "@/lib/contract/comment";

type ThreadListProps = { threads: Thread[]; viewer: Comment["author"]; firstCursor: string | null };

/** Threads in the order of time. The one that was gone to comes into view. */
export function ThreadList({ threads, viewer, firstCursor }: ThreadListProps) {
  const { selected, more, isLoading, fault, showMore } = useComments();
  const index = threads.findIndex(({ first }) => first.handle === selected);
  const listRef = useScrolledTo<HTMLUListElement>(index < 0 ? null : index);
  const nextCursor = more.pages > 0 ? more.nextCursor : firstCursor;
  return (
    <>
      <ul ref={listRef} aria-label="Threads" className="relative -mx-2 max-h-[36rem] space-y-1 overflow-y-auto p-1">
        {threads.map((thread) => (
          <li key={thread.first.handle}>
            <ThreadItem thread={thread} viewer={viewer} isSelected={thread.first.handle === selected} />
          </li>
        ))}
      </ul>
      {fault ? (
        <p role="alert" className="text-destructive">
          {fault}
        </p>
      ) : null}
      {nextCursor ? (
        <Button size="sm" aria-disabled={isLoading} onClick={() => showMore(firstCursor, viewer.handle)}>
          {isLoading ? "Loading…" : "Show more"}
        </Button>
      ) : null}
    </>
  );
}
