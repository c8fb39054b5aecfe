"use client";

import { ThumbsDown, ThumbsUp } from "lucide-react";
import type { MarkActions, MyMark } from "@/components/audios/audio-actions";
import type { AudioAddress } from "@/components/audios/audio-path";
import { NoteForm } from "@/components/audios/note-form";
import { useMyMark } from "@/components/audios/use-my-mark";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { Verdict } from "@/lib/contract/audio";

type MarkEditorProps = { address: AudioAddress; initial: MyMark | null; actions: MarkActions };

const choices = [
  { verdict: "right", label: "Sounds right", icon: ThumbsUp, pressed: "border-success bg-success/10 text-success" },
  {
    verdict: "wrong",
    label: "Does not",
    icon: ThumbsDown,
    pressed: "border-destructive bg-destructive/10 text-destructive",
  },
] as const;

/** My own answer: two buttons of which one or none is pressed, and a note once one is. */
export function MarkEditor({ address, initial, actions }: MarkEditorProps) {
  const { mark, message, isSaving, save } = useMyMark({ address, initial, actions });
  const toggle = (verdict: Verdict) => save(mark?.verdict === verdict ? null : { verdict, note: mark?.note ?? null });
  return (
    <div className="space-y-3">
      <fieldset className="flex flex-wrap gap-2">
        <legend className="sr-only">Your mark</legend>
        {choices.map(({ verdict, label, icon: Icon, pressed }) => (
          <Button
            key={verdict}
            aria-pressed={mark?.verdict === verdict}
            className={cn(mark?.verdict === verdict && pressed)}
            onClick={() => toggle(verdict)}
          >
            <Icon aria-hidden="true" />
            {label}
          </Button>
        ))}
      </fieldset>
      {mark && <NoteForm note={mark.note} isSaving={isSaving} onSave={(note) => save({ ...mark, note })} />}
      <p
        role="status"
        className={cn("min-h-5 text-[0.8125rem]", message?.isFault ? "text-destructive" : "text-muted-foreground")}
      >
        {message?.text ?? (mark ? "" : "Listen, then say what you hear. Press the same button again to take it back.")}
      </p>
    </div>
  );
}
