import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { type SpaceAddress, toAudioPath } from "@/components/audios/audio-path";
import { outcomeWords, toWhatIfWords } from "@/components/policy/what-if-words";
import { Badge } from "@/components/ui/badge";
import type { PolicyOutcome, PolicyPreview } from "@/lib/contract/policy";

const tones = { accept: "success", warn: "warning", refuse: "destructive", unknown: "neutral" } as const;

/** What rules would make of the audios that are there, and which of them would end otherwise. */
export function WhatIf({ place, preview }: { place: SpaceAddress; preview: PolicyPreview }) {
  const { examples, changed } = preview;
  return (
    <div className="space-y-3">
      <p className="text-sm">{toWhatIfWords(preview)}</p>
      {examples.length > 0 ? (
        <ul aria-label="Audios that would change" className="max-h-80 divide-y overflow-y-auto rounded-md border">
          {examples.map(({ handle, alias, before, after, reasons }) => (
            <li key={handle} className="space-y-1 px-3 py-2.5 text-sm">
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <Link
                  href={toAudioPath({ ...place, audio: handle })}
                  className="min-w-0 grow truncate font-medium underline-offset-4 hover:underline"
                >
                  {alias ?? handle}
                </Link>
                <span className="flex items-center gap-1.5">
                  <Outcome of={before} />
                  <ArrowRight aria-label="becomes" className="size-3.5 text-muted-foreground" />
                  <Outcome of={after} />
                </span>
              </div>
              {reasons.map(({ sentence }) => (
                <p key={sentence} className="text-[0.8125rem] text-muted-foreground">
                  {sentence}
                </p>
              ))}
            </li>
          ))}
        </ul>
      ) : null}
      {changed > examples.length ? (
        <p className="text-[0.8125rem] text-muted-foreground">
          These are the newest {examples.length} that would change.
        </p>
      ) : null}
    </div>
  );
}

function Outcome({ of }: { of: PolicyOutcome }) {
  return <Badge tone={tones[of]}>{outcomeWords[of]}</Badge>;
}
