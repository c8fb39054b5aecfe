"use client";

import { useId } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { Label } from "@/components/ui/label";
import { Textarea } from "@/components/ui/textarea";

/** A text to take away: it is selected whole where it gets the focus, and the button copies it. */
export function CopyField({ label, text }: { label: string; text: string }) {
  const id = useId();
  return (
    <div className="space-y-1.5">
      <Label htmlFor={id}>{label}</Label>
      <div className="relative">
        <Textarea
          id={id}
          readOnly
          rows={1}
          value={text}
          spellCheck={false}
          className="wrap-anywhere block min-h-0 resize-none bg-muted pr-11 font-mono md:text-[0.8125rem]"
          onFocus={(event) => event.currentTarget.select()}
        />
        <span className="absolute top-2.5 right-3">
          <CopyButton what={label.toLowerCase()} text={text} />
        </span>
      </div>
    </div>
  );
}
