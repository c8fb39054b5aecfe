"use client";

import { Check, Play, Reply, RotateCcw } from "lucide-react";
import { useState } from "react";
import { nameOf, toExcerpt, toPlaceWith } from "@/components/comments/comment-words";
import { has, useComments } from "@/components/comments/comments-context";
import { SaidComment } from "@/components/comments/said-comment";
import { isUnnamed, type Thread } from "@/components/comments/threads";
import { useResolving } from "@/components/comments/use-resolving";
import { useWriting } from "@/components/comments/use-writing";
import { WriteForm } from "@/components/comments/write-form";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { Comment } from "@/lib/contract/comment";
import { may } from "@/lib/domain/permissions";
import { toTimecode } from "@/lib/domain/timecode";

type ThreadItemProps = { thread: Thread; viewer: Comment["author"]; isSelected: boolean };

/** One thread: where it stands, what was said, and what can be done. Once resolved it is folded to a line. */
export function ThreadItem({ thread, viewer, isSelected }: ThreadItemProps) {
  const { view } = useComments();
  const { first, replies } = thread;
  const [isUnfolded, setIsUnfolded] = useState(false);
  const isOpen = !first.resolved || isUnfolded || has(thread, view.comment);
  return (
    <article
      id={`thread-${first.handle}`}
      tabIndex={-1}
      aria-label={`${nameOf(first.author)} ${toPlaceWith(first)}`}
      aria-current={isSelected || undefined}
      className={cn(
        "rounded-md border-transparent border-l-3 px-2 py-2",
        isSelected && "border-primary bg-accent",
        first.resolved && !isOpen && "py-1",
      )}
    >
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <PlayPlace thread={thread} />
        {first.resolved ? (
          <Badge tone="success">
            <Check aria-hidden="true" />
            Resolved by {nameOf(first.resolved.by)}
          </Badge>
        ) : null}
        {first.resolved ? (
          <Button
            variant="link"
            size="sm"
            className="min-w-0 shrink px-1 text-left text-muted-foreground"
            aria-expanded={isOpen}
            onClick={() => setIsUnfolded(!isOpen)}
          >
            <span className="truncate">{isOpen ? "Fold" : `${nameOf(first.author)}: ${toExcerpt(first.text)}`}</span>
          </Button>
        ) : null}
      </div>
      {isOpen ? <OpenThread thread={thread} replies={replies} viewer={viewer} /> : null}
    </article>
  );
}

/** The moment, or the stretch, as the button that plays it. */
function PlayPlace({ thread }: { thread: Thread }) {
  const { hear, player } = useComments();
  const { from, to } = thread.first;
  return (
    <Button size="sm" className="h-7 gap-1.5 px-2 tabular-nums" disabled={!player} onClick={() => hear(thread)}>
      <Play aria-hidden="true" className="size-3 fill-current" />
      <span className="sr-only">{to === null ? "Play from " : "Play "}</span>
      {toTimecode(from)}
      {to === null ? null : (
        <>
          <span aria-hidden="true">–</span>
          <span className="sr-only"> to </span>
          {toTimecode(to)}
        </>
      )}
    </Button>
  );
}

function OpenThread({ thread, replies, viewer }: { thread: Thread; replies: Comment[]; viewer: Comment["author"] }) {
  const { role, offer } = useComments();
  const { first } = thread;
  const mayComment = may(role, "comment") && offer.hasWriting;
  return (
    <div className="mt-1.5 space-y-2">
      <SaidComment comment={first} thread={thread} viewer={viewer} />
      {replies.length > 0 ? (
        <ul aria-label="Replies" className="ml-1.5 space-y-2 border-l pl-3 sm:ml-3">
          {replies.map((reply) => (
            <li key={reply.handle}>
              <SaidComment comment={reply} thread={thread} viewer={viewer} />
            </li>
          ))}
        </ul>
      ) : null}
      {mayComment ? <ThreadActions first={first} viewer={viewer} /> : null}
    </div>
  );
}

function ThreadActions({ first, viewer }: { first: Comment; viewer: Comment["author"] }) {
  const { address, create, say } = useComments();
  const resolve = useResolving(first, viewer);
  const { handle, from, to } = first;
  const writing = useWriting({
    name: `${address.owner}/${address.space}/${address.audio}#reply-${handle}`,
    send: sendReply,
    focusAfter: () => document.getElementById(`thread-${handle}`),
  });

  async function sendReply(text: string) {
    const createdAt = new Date().toISOString();
    const draft = { parent: handle, text, from, to, author: viewer, mentions: [], createdAt, editedAt: null };
    const result = await create({ text, parent: handle }, { ...draft, resolved: null });
    say(result.ok ? "Your reply is sent." : "Your reply was not sent.");
    return result;
  }

  if (isUnnamed(first)) return null;
  if (writing.place)
    return (
      <WriteForm writing={writing} label="Your reply" action="Send reply" onSubmit={() => void writing.submit()} />
    );
  return (
    <div className="-ml-2 flex flex-wrap gap-1">
      <Button variant="ghost" size="sm" onClick={() => writing.open({ from, to })}>
        <Reply aria-hidden="true" />
        Reply
      </Button>
      <Button variant="ghost" size="sm" onClick={resolve}>
        {first.resolved ? <RotateCcw aria-hidden="true" /> : <Check aria-hidden="true" />}
        {first.resolved ? "Reopen" : "Resolve"}
      </Button>
    </div>
  );
}
