"use client";

import { Pencil } from "lucide-react";
import { useRef, useState } from "react";
import type { AudioActions } from "@/components/audios/audio-actions";
import type { AudioAddress } from "@/components/audios/audio-path";
import { RenameForm } from "@/components/audios/rename-form";
import { Button } from "@/components/ui/button";
import { orNoAnswer } from "@/lib/contract/result";

type AudioTitleProps = {
  address: AudioAddress;
  alias: string | null;
  /** Null for whoever may not rename it. */
  onRename: AudioActions["renameAudio"] | null;
};

/** The alias or the handle as the page's heading, which can be changed in its place. */
export function AudioTitle({ address, alias, onRename }: AudioTitleProps) {
  const [shown, setShown] = useState(alias);
  const [given, setGiven] = useState(alias);
  const [isEditing, setIsEditing] = useState(false);
  const editRef = useRef<HTMLButtonElement>(null);

  // Somebody else may rename it while it is shown here.
  if (given !== alias) {
    setGiven(alias);
    setShown(alias);
  }

  function close(): void {
    setIsEditing(false);
    // The button is there again only after the next rendering.
    requestAnimationFrame(() => editRef.current?.focus());
  }

  async function rename(next: string | null): Promise<string | null> {
    if (onRename && next !== shown) {
      const result = await orNoAnswer(onRename({ ...address, alias: next }));
      if (!result.ok) return result.problem.errors?.[0]?.message ?? result.problem.detail;
      setShown(result.data.alias);
    }
    close();
    return null;
  }

  if (isEditing) {
    return (
      <>
        <h1 className="sr-only">{shown ?? address.audio}</h1>
        <RenameForm alias={shown} onSave={rename} onCancel={close} />
      </>
    );
  }
  return (
    <div className="flex items-center gap-1.5">
      <h1 className="wrap-anywhere min-w-0 font-semibold text-[1.375rem] leading-tight tracking-tight">
        {shown ?? address.audio}
      </h1>
      {onRename ? (
        <Button
          ref={editRef}
          variant="ghost"
          size="icon-sm"
          className="text-muted-foreground"
          aria-label="Rename"
          onClick={() => setIsEditing(true)}
        >
          <Pencil aria-hidden="true" />
        </Button>
      ) : null}
    </div>
  );
}
