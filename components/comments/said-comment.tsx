"use client";

import { useRef, useState } from "react";
import { CommentMenu } from "@/components/comments/comment-menu";
import { CommentText } from "@/components/comments/comment-text";
import { nameOf, toPlaceWith } from "@/components/comments/comment-words";
import { useComments } from "@/components/comments/comments-context";
import { isUnnamed, type Thread } from "@/components/comments/threads";
import { useWriting } from "@/components/comments/use-writing";
import { WriteForm } from "@/components/comments/write-form";
import { cn } from "@/components/ui/cn";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toCounted } from "@/components/ui/count-words";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Comment } from "@/lib/contract/comment";
import { may } from "@/lib/domain/permissions";

type SaidCommentProps = { comment: Comment; thread: Thread; viewer: Comment["author"] };

/** What one person said, and when; its author can word it otherwise, and take it away. */
export function SaidComment({ comment, thread, viewer }: SaidCommentProps) {
  const { address, update, say, view, changes, role, offer } = useComments();
  const { handle, from, to, author } = comment;
  const menu = useRef<HTMLButtonElement>(null);
  const [isRemoving, setIsRemoving] = useState(false);
  const writing = useWriting({
    name: `${address.owner}/${address.space}/${address.audio}#edit-${handle}`,
    send: sendChange,
    focusAfter: () => menu.current,
  });
  const isMine = author.handle === viewer.handle;
  const mayWrite = may(role, "comment") && offer.hasWriting;
  const isSending = changes.get(handle)?.isSending ?? false;

  async function sendChange(text: string) {
    const result = await update(comment, { text });
    say(result.ok ? "Your comment is changed." : "Your comment was not changed.");
    return result;
  }

  if (writing.place)
    return <WriteForm writing={writing} label="Your comment" action="Save" onSubmit={() => void writing.submit()} />;
  return (
    <div className={cn("flex items-start gap-2", isSending && "opacity-70")} aria-busy={isSending || undefined}>
      <div
        className={cn(
          "min-w-0 grow",
          view.comment === handle && "-mx-1 rounded-sm bg-card px-1 ring-1 ring-primary/40",
        )}
        data-slot="comment"
      >
        <Byline comment={comment} isSending={isSending} />
        <CommentText {...comment} />
      </div>
      {isUnnamed(comment) ? null : (
        <CommentMenu
          comment={comment}
          name={`${nameOf(author)}’s comment ${toPlaceWith(comment)}`}
          triggerRef={menu}
          onEdit={isMine && mayWrite ? () => writing.open({ from, to }, comment.text) : null}
          onRemove={
            mayWrite && mayRemove(comment, thread, { viewer, isAdmin: may(role, "manageSpaces") })
              ? () => setIsRemoving(true)
              : null
          }
        />
      )}
      <RemoveDialog {...{ comment, thread, isRemoving }} opener={menu} onOpenChange={setIsRemoving} />
    </div>
  );
}

function Byline({ comment, isSending }: { comment: Comment; isSending: boolean }) {
  const { renderedAtMs } = useComments();
  return (
    <p className="text-muted-foreground text-xs">
      <span className="font-medium text-foreground text-sm">{nameOf(comment.author)}</span>{" "}
      {isSending ? "sending…" : <RelativeTime dateTime={comment.createdAt} renderedAtMs={renderedAtMs} />}
      {comment.editedAt && !isSending ? (
        <>
          {" · edited "}
          <RelativeTime dateTime={comment.editedAt} renderedAtMs={renderedAtMs} />
        </>
      ) : null}
    </p>
  );
}

type RemoveDialogProps = {
  comment: Comment;
  thread: Thread;
  isRemoving: boolean;
  opener: React.RefObject<HTMLElement | null>;
  onOpenChange: (isOpen: boolean) => void;
};

function RemoveDialog({ comment, thread, isRemoving, opener, onOpenChange }: RemoveDialogProps) {
  const { remove, say } = useComments();
  const replies = comment === thread.first ? thread.replies.length : 0;
  return (
    <ConfirmDialog
      isOpen={isRemoving}
      opener={opener}
      onOpenChange={onOpenChange}
      title="Remove this comment?"
      action="Remove"
      pending="Removing…"
      onConfirm={async () => {
        const result = await remove(comment);
        if (result.ok) say("The comment is removed.");
        return result.ok ? null : result.problem.detail;
      }}
    >
      <p>
        {replies > 0 ? `It goes with ${toCounted(replies, "reply")}, ` : "It goes "}
        for everybody, and cannot be brought back.
      </p>
    </ConfirmDialog>
  );
}

/** Nobody takes away what others said, except an admin. */
function mayRemove(
  comment: Comment,
  { first, replies }: Thread,
  { viewer, isAdmin }: { viewer: Comment["author"]; isAdmin: boolean },
): boolean {
  if (isAdmin) return true;
  if (comment.author.handle !== viewer.handle) return false;
  return comment !== first || replies.every(({ author }) => author.handle === viewer.handle);
}
