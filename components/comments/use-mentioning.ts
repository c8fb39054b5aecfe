"use client";

import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from "react";
import type { CommentActions } from "@/components/comments/comment-actions";
import type { Member } from "@/lib/contract/org";
import { orNoAnswer } from "@/lib/contract/result";
import { completeMention, findTypedMention, type TypedMention } from "@/lib/domain/comments/mention-typing";

type Options = {
  /** The organization whose members can be mentioned; null where nobody else sees the space. */
  org: string | null;
  findMembers: CommentActions["findMembers"];
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
  onText: (text: string) => void;
};

const TYPING_PAUSE_MS = 120;

type Offered = { typed: TypedMention; people: Member[]; active: number };

/** Offers people while an @ is typed, and completes the mention. The focus stays in the field. */
export function useMentioning({ org, findMembers, field, text, onText }: Options) {
  const id = useId();
  const [offered, setOffered] = useState<Offered | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef<TypedMention | null>(null);
  useEffect(() => () => clearTimeout(timer.current), []);

  function close(): void {
    clearTimeout(timer.current);
    latest.current = null;
    setOffered(null);
  }

  /** Looks whether a mention is being typed where the caret is now. */
  function look(now: string, caret: number): void {
    const typed = org === null ? null : findTypedMention(now, caret);
    if (!typed || org === null) {
      close();
      return;
    }
    if (typed.search === latest.current?.search && typed.start === latest.current.start) return;
    latest.current = typed;
    clearTimeout(timer.current);
    timer.current = setTimeout(async () => {
      const result = await orNoAnswer(findMembers({ org, search: typed.search }));
      // Only the latest search counts. One that fails offers nobody: the mention can be written out.
      if (latest.current === typed) setOffered(result.ok ? { typed, people: result.data, active: 0 } : null);
    }, TYPING_PAUSE_MS);
  }

  function choose({ handle }: Member): void {
    if (!offered) return;
    // More may have been typed since those on offer were looked for.
    const typed = findTypedMention(text, field.current?.selectionStart ?? text.length) ?? offered.typed;
    const done = completeMention(text, typed, handle);
    onText(done.text);
    close();
    field.current?.focus();
    // The field has the text once React has rendered it.
    setTimeout(() => field.current?.setSelectionRange(done.caret, done.caret));
  }

  /** Whether the key was meant for the people on offer. */
  function onKey(event: KeyboardEvent): boolean {
    const { people = [], active = 0 } = offered ?? {};
    const chosen = people[active];
    if (!offered || !chosen || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return false;
    const move = (by: number) => setOffered({ ...offered, active: (active + by + people.length) % people.length });
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Enter" || event.key === "Tab") choose(chosen);
    else if (event.key === "Escape") setOffered(null);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  const isOpen = offered !== null && offered.people.length > 0;
  return { listId: `${id}-people`, isOpen, offered, look, choose, onKey, close };
}
