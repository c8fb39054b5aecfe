"use client";

import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { describeField, Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type RenameFormProps = {
  alias: string | null;
  /** Takes the new alias, null for none; answers what is wrong with it, or null once it is kept. */
  onSave: (alias: string | null) => Promise<string | null>;
  onCancel: () => void;
};

const HINT = "Leave it empty to call the audio by its handle.";

/** Changes an alias. Enter keeps it, Escape leaves it. */
export function RenameForm({ alias, onSave, onCancel }: RenameFormProps) {
  const id = useId();
  const [error, setError] = useState<string>();
  const [isSaving, setIsSaving] = useState(false);

  async function save(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (isSaving) return;
    const text = String(new FormData(event.currentTarget).get("alias") ?? "").trim();
    setIsSaving(true);
    setError((await onSave(text || null)) ?? undefined);
    setIsSaving(false);
  }

  return (
    <form onSubmit={save} aria-label="Rename">
      <Field id={id} label="Alias" hint={HINT} error={error} className="max-w-xl">
        <div className="flex flex-wrap gap-2">
          <Input
            {...describeField({ id, hint: HINT, error })}
            name="alias"
            defaultValue={alias ?? ""}
            maxLength={100}
            autoComplete="off"
            className="w-auto grow basis-56"
            ref={focusAndSelect}
            onKeyDown={(event) => event.key === "Escape" && onCancel()}
          />
          <Button type="submit" variant="primary" aria-disabled={isSaving}>
            {isSaving ? "Saving…" : "Save"}
          </Button>
          <Button onClick={onCancel}>Cancel</Button>
        </div>
      </Field>
    </form>
  );
}

function focusAndSelect(input: HTMLInputElement | null): void {
  input?.select();
  input?.focus();
}
