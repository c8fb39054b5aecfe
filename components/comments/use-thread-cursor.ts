"use client";

import { useRef, useState } from "react";
import { nameOf, toThreadWords } from "@/components/comments/comment-words";
import type { Thread } from "@/components/comments/threads";
import { stepFinding } from "@/lib/browser/player/finding-steps";
import { playFrom, playStretch } from "@/lib/browser/player/play-stretch";
import type { Player } from "@/lib/browser/player/player";
import { toSpokenTime } from "@/lib/domain/timecode";

/** Goes from thread to thread in a recording, and tells where it is. */
export function useThreadCursor(player: Player | null, say: (words: string) => void) {
  /** The handle of the thread that was gone to last. */
  const [selected, setSelected] = useState<string | null>(null);
  // Keys may follow each other faster than the screen does.
  const latest = useRef<string | null>(null);
  const letGo = useRef(() => {});

  function select(handle: string): void {
    latest.current = handle;
    setSelected(handle);
  }

  function goTo(threads: readonly Thread[], thread: Thread): void {
    letGo.current();
    player?.seek(thread.first.from);
    select(thread.first.handle);
    say(toThreadWords(thread, threads.indexOf(thread), threads.length));
  }

  /** The next thread or the one before; what plays goes on playing there, and what rests goes on resting. */
  function step(threads: readonly Thread[], direction: 1 | -1): void {
    if (!player) return;
    const places = threads.map(({ first: { from, to } }) => ({ from, to: to ?? from }));
    const current = threads.findIndex(({ first }) => first.handle === latest.current);
    const seconds = player.state.get().currentSeconds;
    const index = stepFinding(places, { current: current < 0 ? null : current, seconds, direction });
    const thread = index === null ? undefined : threads[index];
    if (thread) goTo(threads, thread);
    else say("There is no comment to go to.");
  }

  /** Plays from the moment of a thread, or its stretch; where that plays already, pauses. */
  function hear({ first }: Thread): void {
    if (!player) return;
    letGo.current();
    if (player.state.get().isPlaying && latest.current === first.handle) {
      player.toggle();
      return;
    }
    select(first.handle);
    const { from, to } = first;
    if (to === null) playFrom(player, from);
    else letGo.current = playStretch(player, { from, to });
    say(`Playing ${nameOf(first.author)}’s comment from ${toSpokenTime(from)}.`);
  }

  return { selected, select, goTo, step, hear };
}
