"use client";

import { Suspense } from "react";
import { nameOf, toExcerpt, toPlaceWords } from "@/components/comments/comment-words";
import { useComments, useThreads } from "@/components/comments/comments-context";
import type { Thread } from "@/components/comments/threads";
import { Lane } from "@/components/player/lane";
import { cn } from "@/components/ui/cn";
import type { Place } from "@/lib/browser/player/waveform/place-in-view";

/** Where in the waveform comments stand, in a lane under it. */
export function CommentLane() {
  return (
    <div className="relative mt-0.5 h-4 overflow-hidden empty:hidden">
      <Suspense>
        <CommentMarks />
      </Suspense>
    </div>
  );
}

function CommentMarks() {
  const { player, selected, goTo } = useComments();
  const { threads } = useThreads();
  if (!player || threads.length === 0) return null;
  const { durationSeconds } = player.track;
  return (
    <Lane slot="comment-marks" player={player} durationSeconds={durationSeconds}>
      {(placeOf) =>
        threads.map((thread) => {
          const { handle, from, to } = thread.first;
          const place = placeOf({ from, to: to ?? from });
          return place ? (
            <CommentMark
              key={handle}
              thread={thread}
              place={place}
              isSelected={selected === handle}
              onGo={() => goTo(threads, thread)}
            />
          ) : null;
        })
      }
    </Lane>
  );
}

type CommentMarkProps = { thread: Thread; place: Place; isSelected: boolean; onGo: () => void };

/** A drop whose sharp corner stands at the moment, or a bar as long as the stretch; hollow once it is resolved. */
function CommentMark({ thread: { first }, place, isSelected, onGo }: CommentMarkProps) {
  const { to, resolved } = first;
  return (
    <button
      type="button"
      tabIndex={-1}
      title={`${toPlaceWords(first)} ${nameOf(first.author)}: ${toExcerpt(first.text)}${resolved ? " (resolved)" : ""}`}
      data-slot="comment-mark"
      data-state={resolved ? "resolved" : "open"}
      className={cn(
        "absolute top-0.5 h-2.5 min-w-2.5 rounded-full rounded-tl-none border-2 border-primary bg-primary",
        to !== null && "bg-primary/40",
        resolved && "border-muted-foreground bg-transparent",
        isSelected && "z-10 outline-2 outline-ring outline-offset-1",
      )}
      // At the very end of the recording a mark would be cut off.
      style={{ left: `min(${place.left}%, 100% - 0.625rem)`, width: to === null ? undefined : `${place.width}%` }}
      onClick={onGo}
    />
  );
}
