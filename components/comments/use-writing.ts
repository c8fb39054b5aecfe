"use client";

import { useEffect, useRef, useState } from "react";
import { findDraft, keepDraft } from "@/lib/browser/comments/drafts";
import type { ActionProblem, ActionResult } from "@/lib/contract/result";
import type { Moment } from "@/lib/domain/comments/moment-link";

type Options = {
  /** What the draft is kept under. */
  name: string;
  send: (text: string, place: Moment) => Promise<ActionResult<unknown>>;
  /** Where the focus goes when what had it before is gone. */
  focusAfter: () => HTMLElement | null;
};

/** What one writes: `place` is null while nothing is being written. */
type Writing = { place: Moment | null; text: string; problem: ActionProblem | null };

const nothing: Writing = { place: null, text: "", problem: null };

/**
 * A text that is being written, kept as a draft until it is sent or thrown away. Sending closes the form at once; where it
 * fails the form is there again, with the text and why.
 */
export function useWriting({ name, send, focusAfter }: Options) {
  const [writing, setWriting] = useState(nothing);
  const field = useRef<HTMLTextAreaElement>(null);
  const cameFrom = useRef<Element | null>(null);
  const { place, text } = writing;
  useEffect(() => {
    if (place) field.current?.focus();
  }, [place]);

  function write(patch: Partial<Writing>): void {
    const next = { ...writing, ...patch };
    setWriting(next);
    if (next.place) keepDraft(name, { ...next.place, text: next.text });
  }

  /** Begins at `at` with `initial`, or goes on with the draft; what is being written already moves to `at`. */
  function open(at: Moment, initial = ""): void {
    if (place) {
      write({ place: at });
      field.current?.focus();
      return;
    }
    cameFrom.current = document.activeElement;
    const draft = findDraft(name);
    setWriting({ place: draft ? { from: draft.from, to: draft.to } : at, text: draft?.text ?? initial, problem: null });
  }

  /** Puts the form away; the draft stays. */
  function close(): void {
    setWriting(nothing);
    setTimeout(() => {
      const before = cameFrom.current;
      if (before?.isConnected) (before as HTMLElement).focus?.();
      else focusAfter()?.focus();
    });
  }

  function discard(): void {
    keepDraft(name, null);
    close();
  }

  async function submit(): Promise<boolean> {
    const said = text.trim();
    if (!place || !said) return false;
    discard();
    const result = await send(said, place);
    if (result.ok) return true;
    setWriting((now) => {
      // Another text may have been begun meanwhile: neither is lost.
      const both = now.place && now.text.trim() ? `${said}\n\n${now.text}` : said;
      keepDraft(name, { ...place, text: both });
      return { place, text: both, problem: result.problem };
    });
    return false;
  }

  return { ...writing, field, open, write, close, discard, submit };
}
