"use client";

import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Label } from "@/components/ui/label";
import { Textarea } from "@/components/ui/textarea";

type NoteFormProps = { note: string | null; isSaving: boolean; onSave: (note: string | null) => void };

/** The note beside a mark. It can be saved as soon as it differs. */
export function NoteForm({ note, isSaving, onSave }: NoteFormProps) {
  const id = useId();
  const [text, setText] = useState(note ?? "");
  const trimmed = text.trim();
  const isIdle = isSaving || trimmed === (note ?? "");

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!isIdle) onSave(trimmed || null);
  }

  return (
    <form onSubmit={submit} className="space-y-1.5">
      <Label htmlFor={id}>Note (optional)</Label>
      <Textarea
        id={id}
        value={text}
        maxLength={1000}
        className="min-h-16"
        placeholder="What do you hear, and where?"
        onChange={(event) => setText(event.target.value)}
      />
      {/* Not `disabled`: the button would lose the focus by its own click. */}
      <Button type="submit" size="sm" aria-disabled={isIdle}>
        Save note
      </Button>
    </form>
  );
}
