"use client";

import type { SpaceAddress } from "@/components/audios/audio-path";
import { ApplyButton } from "@/components/policy/apply-button";
import type { PolicyActions } from "@/components/policy/policy-actions";
import type { PolicyDraft } from "@/components/policy/use-policy-draft";
import { useWhatIf } from "@/components/policy/use-what-if";
import { WhatIf } from "@/components/policy/what-if";
import { Button } from "@/components/ui/button";
import { FormAlert } from "@/components/ui/form-alert";

type WhatIfPanelProps = {
  place: SpaceAddress;
  draft: PolicyDraft;
  isWhole: boolean;
  isChanged: boolean;
  /** Of the policy in force. */
  version: number;
  actions: Pick<PolicyActions, "previewPolicy" | "applyPolicy">;
};

/** What the rules of the form would make of the audios that are there, kept up to date while one edits. */
export function WhatIfPanel({ place, draft, isWhole, isChanged, version, actions }: WhatIfPanelProps) {
  const { rules } = draft;
  const { preview, problem, isPending, look } = useWhatIf({ rules, isWhole, isChanged }, (asked) =>
    actions.previewPolicy({ ...place, rules: asked }),
  );
  return (
    <section aria-label="What if" className="space-y-3 border-t pt-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h3 className="grow font-medium text-sm">What it would make of the audios that are there</h3>
        {isChanged || version === 0 ? null : <ApplyButton place={place} apply={actions.applyPolicy} />}
        <Button size="sm" onClick={look} disabled={!isWhole} aria-disabled={isPending}>
          {isPending ? "Looking…" : "Preview"}
        </Button>
      </div>
      <div role="status" className={isPending ? "opacity-60" : undefined}>
        {isWhole ? null : <p className="text-muted-foreground text-sm">Complete the rules to see it.</p>}
        {isWhole && preview ? <WhatIf place={place} preview={preview} /> : null}
      </div>
      <FormAlert problem={problem} />
    </section>
  );
}
