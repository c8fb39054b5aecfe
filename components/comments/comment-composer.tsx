"use client";

import { MessageSquarePlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef } from "react";
import { toPlaceWith } from "@/components/comments/comment-words";
import { useComments } from "@/components/comments/comments-context";
import { usualCommentsView } from "@/components/comments/comments-view";
import { isInView } from "@/components/comments/threads";
import { toPlace, useComposer } from "@/components/comments/use-composer";
import { useDraftPlace } from "@/components/comments/use-draft-place";
import { WriteForm } from "@/components/comments/write-form";
import { useCommands } from "@/components/keys/use-commands";
import { usePlayerState } from "@/components/player/use-player";
import { Button } from "@/components/ui/button";
import type { Comment } from "@/lib/contract/comment";

/** Where new comments are written: a button that says where they would stand, and a form in its place once it is pressed. */
export function CommentComposer({ viewer }: { viewer: Comment["author"] }) {
  const { player, address, create, say, view, hrefTo } = useComments();
  const router = useRouter();
  const button = useRef<HTMLButtonElement>(null);
  const name = `${address.owner}/${address.space}/${address.audio}`;
  const composer = useComposer({ player, name, send, focusAfter: () => button.current });
  const { place } = composer;
  useCommands({ comment: composer.open });
  const draftPlace = useDraftPlace(name);
  const here = usePlayerState(player, (state) => toPlaceWith(toPlace(state)));

  async function send(text: string, { from, to }: NonNullable<typeof place>) {
    say("Sending your comment.");
    const createdAt = new Date().toISOString();
    const draft = { parent: null, text, from, to, author: viewer, mentions: [], createdAt, editedAt: null };
    const result = await create({ text, from, to }, { ...draft, resolved: null });
    say(result.ok ? "Your comment is sent." : "Your comment was not sent.");
    const isSeen = result.ok && isInView({ first: result.data, replies: [] }, view, viewer.handle);
    // Whoever writes while a filter leaves their comment out wants to see it all the same.
    if (result.ok && !isSeen) router.replace(hrefTo(usualCommentsView), { scroll: false });
    return result;
  }

  if (place)
    return (
      <WriteForm
        writing={composer}
        label={`Your comment ${toPlaceWith(place)}`}
        action="Send"
        onSubmit={composer.submit}
      >
        {place.to === null ? null : (
          <Button variant="link" size="sm" onClick={() => composer.write({ place: { from: place.from, to: null } })}>
            Only its start
          </Button>
        )}
      </WriteForm>
    );
  return (
    <Button ref={button} disabled={!player} className="max-w-full" onClick={composer.open}>
      <MessageSquarePlus aria-hidden="true" />
      <span className="truncate tabular-nums">
        {draftPlace ? `Go on with your comment ${draftPlace}` : `Comment ${here}`}
      </span>
    </Button>
  );
}
