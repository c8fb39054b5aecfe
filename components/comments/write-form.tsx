"use client";

import { type FormEvent, type ReactNode, useId } from "react";
import { MentionField } from "@/components/comments/mention-field";
import type { useWriting } from "@/components/comments/use-writing";
import { Button } from "@/components/ui/button";
import { FormAlert } from "@/components/ui/form-alert";
import { Kbd } from "@/components/ui/kbd";
import { Label } from "@/components/ui/label";

type WriteFormProps = {
  writing: Omit<ReturnType<typeof useWriting>, "submit">;
  label: string;
  /** What the button says that sends it. */
  action: string;
  onSubmit: () => void;
  /** Stands beside the buttons. */
  children?: ReactNode;
};

/** A form for one text: a new comment, a reply, or another wording. */
export function WriteForm({ writing, label, action, onSubmit, children }: WriteFormProps) {
  const id = useId();
  const { text, problem } = writing;
  const isEmpty = text.trim() === "";

  function submit(event: FormEvent): void {
    event.preventDefault();
    onSubmit();
  }

  return (
    <form onSubmit={submit} className="space-y-2">
      <Label htmlFor={id}>{label}</Label>
      <MentionField
        id={id}
        field={writing.field}
        text={text}
        isInvalid={problem !== null}
        describedBy={`${id}-keys`}
        onText={(next) => writing.write({ text: next })}
        onSubmit={onSubmit}
        onEscape={writing.close}
      />
      <FormAlert problem={problem} />
      <div className="flex flex-wrap items-center gap-2">
        {/* Not `disabled`: what has the focus would lose it. */}
        <Button type="submit" variant="primary" size="sm" aria-disabled={isEmpty}>
          {action}
        </Button>
        <Button size="sm" onClick={isEmpty ? writing.discard : writing.close}>
          Close
        </Button>
        {isEmpty ? null : (
          <Button variant="ghost" size="sm" onClick={writing.discard}>
            Discard
          </Button>
        )}
        {children}
        <p id={`${id}-keys`} className="ml-auto text-muted-foreground text-xs max-sm:sr-only">
          <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd> sends, <Kbd>Esc</Kbd> closes and keeps the draft.
        </p>
      </div>
    </form>
  );
}
