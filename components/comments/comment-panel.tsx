"use client";

import { MessagesSquare } from "lucide-react";
import { CommentComposer } from "@/components/comments/comment-composer";
import { has, useComments, useThreads } from "@/components/comments/comments-context";
import { CommentsFailed } from "@/components/comments/comments-failed";
import { CommentsFilter } from "@/components/comments/comments-filter";
import { LinkGone } from "@/components/comments/link-gone";
import { ThreadList } from "@/components/comments/thread-list";
import type { Thread } from "@/components/comments/threads";
import { useLinkedComment } from "@/components/comments/use-linked-comment";
import { useCommands } from "@/components/keys/use-commands";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { may, whyNot } from "@/lib/domain/permissions";

/** What people say of moments and stretches of the audio, and where to say more. */
export function CommentPanel() {
  const { result, threads } = useThreads();
  const { message } = useComments();
  return (
    <Panel title="Comments" aside={<CommentsFilter threads={threads} />}>
      <p role="status" className="sr-only">
        {message}
      </p>
      {result.ok ? <Comments threads={threads} {...result.data} /> : <CommentsFailed problem={result.problem} />}
    </Panel>
  );
}

type CommentsProps = {
  threads: Thread[];
  viewer: { handle: string; alias: string | null };
  nextCursor: string | null;
  linked: unknown[] | null;
  all: number;
};

function Comments({ threads, viewer, nextCursor, linked, all }: CommentsProps) {
  const { role, offer, view, step, changes } = useComments();
  useCommands({ nextComment: () => step(threads, 1), previousComment: () => step(threads, -1) });
  const isThere = threads.some((thread) => has(thread, view.comment));
  useLinkedComment(isThere ? view.comment : "", threads);
  const mayComment = may(role, "comment") && offer.hasWriting;
  return (
    <div className="space-y-4 text-sm">
      {mayComment ? <CommentComposer viewer={viewer} /> : null}
      {may(role, "comment") ? null : <p className="text-muted-foreground">{whyNot(role, "comment")}</p>}
      {view.comment && linked && !isThere ? <LinkGone /> : null}
      {threads.length > 0 || nextCursor ? (
        <ThreadList threads={threads} viewer={viewer} firstCursor={nextCursor} />
      ) : (
        <NoThreads isNarrowed={all > 0 || changes.size > 0} mayComment={mayComment} />
      )}
    </div>
  );
}

function NoThreads({ isNarrowed, mayComment }: { isNarrowed: boolean; mayComment: boolean }) {
  const { view } = useComments();
  if (isNarrowed)
    return (
      <p className="text-muted-foreground">
        {view.show === "open" && !view.by
          ? "No comment is open. What is resolved is kept."
          : "No comment is like that."}
      </p>
    );
  return (
    <EmptyState icon={MessagesSquare} title="No comments yet" className="py-6">
      {mayComment
        ? "Go to a moment, or select a stretch, and say what you hear there."
        : "Nobody has said anything of a moment here."}
    </EmptyState>
  );
}
