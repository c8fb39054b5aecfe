"use client";

import type * as React from "react";
import { useState } from "react";
import type { AudioActions, AudioRef } from "@/components/library/audio-actions";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { describeField, Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type RenameDialogProps = {
  target: AudioRef;
  alias: string | null;
  rename: AudioActions["rename"];
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  /** What to give the focus back to. */
  opener: React.RefObject<HTMLElement | null>;
};

/** Asks for another name and gives it. It stays open until the server has agreed. */
export function RenameDialog({ target, alias, rename, isOpen, onOpenChange, opener }: RenameDialogProps) {
  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange}>
      <DialogContent
        onCloseAutoFocus={(event) => {
          // The menu that opened this is gone, and with it what had the focus.
          event.preventDefault();
          opener.current?.focus();
        }}
      >
        <DialogHeader>
          <DialogTitle>Rename</DialogTitle>
          <DialogDescription>The handle {target.audio} stays as it is; links go on working.</DialogDescription>
        </DialogHeader>
        <RenameForm target={target} alias={alias} rename={rename} onDone={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

type RenameFormProps = Pick<RenameDialogProps, "target" | "alias" | "rename"> & { onDone: () => void };

function RenameForm({ target, alias, rename, onDone }: RenameFormProps) {
  const [error, setError] = useState<string>();
  const [isSaving, setIsSaving] = useState(false);
  const field = { id: `rename-${target.audio}`, error, hint: "Leave it empty to show the handle." };

  // A plain call: inside a transition it would hold up navigation behind every upload.
  async function submit(form: HTMLFormElement) {
    const typed = String(new FormData(form).get("alias")).trim();
    if (typed === (alias ?? "")) return onDone();
    setIsSaving(true);
    const result = await rename({ ...target, alias: typed || null }).catch(() => null);
    setIsSaving(false);
    if (result?.ok) return onDone();
    setError(result?.problem.detail ?? "The server did not answer. Try again in a moment.");
  }

  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit(event.currentTarget);
      }}
    >
      <Field label="Name" {...field}>
        <Input
          {...describeField(field)}
          name="alias"
          defaultValue={alias ?? ""}
          maxLength={100}
          autoComplete="off"
          onFocus={(event) => event.currentTarget.select()}
        />
      </Field>
      <p aria-live="polite" className="sr-only">
        {error}
      </p>
      <DialogFooter>
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="primary" disabled={isSaving}>
          {isSaving ? "Saving…" : "Save"}
        </Button>
      </DialogFooter>
    </form>
  );
}
