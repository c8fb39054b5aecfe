"use client";

import { useRef } from "react";
import { useWriting } from "@/components/comments/use-writing";
import type { Player } from "@/lib/browser/player/player";
import type { PlayerState } from "@/lib/browser/player/player-state";
import type { ActionResult } from "@/lib/contract/result";
import type { Moment } from "@/lib/domain/comments/moment-link";

type Options = {
  player: Player | null;
  name: string;
  send: (text: string, place: Moment) => Promise<ActionResult<unknown>>;
  focusAfter: () => HTMLElement | null;
};

/** Writes a comment where the player is, or on what is selected in it. It rests meanwhile, and goes on after sending. */
export function useComposer({ player, name, send, focusAfter }: Options) {
  const writing = useWriting({ name, send, focusAfter });
  const didPlay = useRef(false);

  function open(): void {
    if (!player) return;
    const state = player.state.get();
    if (!writing.place) didPlay.current = state.isPlaying;
    if (state.isPlaying) player.toggle();
    writing.open(toPlace(state));
  }

  async function submit(): Promise<void> {
    const isSent = writing.submit();
    if (!writing.text.trim()) return;
    player?.select(null);
    if (didPlay.current && !player?.state.get().isPlaying) player?.toggle();
    didPlay.current = false;
    await isSent;
  }

  return { ...writing, open, submit };
}

/** Where a comment stands that is begun now: to the millisecond, which is what an address can tell. */
export function toPlace({ selection, currentSeconds }: PlayerState): Moment {
  if (selection) return { from: toMilliseconds(selection.from), to: toMilliseconds(selection.to) };
  return { from: toMilliseconds(currentSeconds), to: null };
}

/** Cut off: rounded up, the end of a recording would lie behind it. */
function toMilliseconds(seconds: number): number {
  return Math.floor(seconds * 1000 + 1e-6) / 1000;
}
