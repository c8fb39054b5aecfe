"use client";

import { useRef, useState } from "react";
import type { MarkActions, MyMark } from "@/components/audios/audio-actions";
import type { AudioAddress } from "@/components/audios/audio-path";
import { type ActionResult, orNoAnswer } from "@/lib/contract/result";

type MyMarkState = {
  mark: MyMark | null;
  /** What just happened, for a live region; a fault is told apart. */
  message: { text: string; isFault: boolean } | null;
  isSaving: boolean;
  save: (next: MyMark | null) => Promise<void>;
};

/** My mark, shown as I want it at once and put back when the server refuses. */
export function useMyMark(options: {
  address: AudioAddress;
  initial: MyMark | null;
  actions: MarkActions;
}): MyMarkState {
  const { address, initial, actions } = options;
  const [mark, setMark] = useState(initial);
  const [message, setMessage] = useState<MyMarkState["message"]>(null);
  const [isSaving, setIsSaving] = useState(false);
  const kept = useRef(initial);
  const latest = useRef(0);

  async function save(next: MyMark | null): Promise<void> {
    latest.current += 1;
    const attempt = latest.current;
    setMark(next);
    setIsSaving(true);
    const asked: Promise<ActionResult<unknown>> = next
      ? actions.markAudio({ ...address, ...next })
      : actions.unmarkAudio(address);
    const result = await orNoAnswer(asked);
    if (result.ok) kept.current = next;
    // A later choice is already on the screen: what became of this one no longer matters to it.
    if (attempt !== latest.current) return;
    setIsSaving(false);
    if (result.ok) {
      setMessage({ text: next ? "Your mark is saved." : "Your mark is taken back.", isFault: false });
      return;
    }
    setMark(kept.current);
    setMessage({ text: `Your mark was not saved. ${result.problem.detail}`, isFault: true });
  }

  return { mark, message, isSaving, save };
}
