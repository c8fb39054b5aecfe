"use client";

import { useState } from "react";
import { toast } from "sonner";
import type { SpaceAddress } from "@/components/audios/audio-path";
import { JsonDialog } from "@/components/policy/json-dialog";
import type { PolicyActions, ReadPolicy } from "@/components/policy/policy-actions";
import { PresetMenu } from "@/components/policy/preset-menu";
import { RuleEditor } from "@/components/policy/rule-editor";
import { type PolicyDraft, usePolicyDraft } from "@/components/policy/use-policy-draft";
import { WhatIfPanel } from "@/components/policy/what-if-panel";
import { Button } from "@/components/ui/button";
import { FormAlert } from "@/components/ui/form-alert";
import { useForm } from "@/components/ui/use-form";
import type { ActionProblem } from "@/lib/contract/result";

type PolicyEditorProps = { place: SpaceAddress; read: ReadPolicy; actions: PolicyActions };

/** The form of a policy, and what it would make of the audios that are there. */
export function PolicyEditor({ place, read, actions }: PolicyEditorProps) {
  // Not the page's newer one: what is saved here is held against what was read here.
  const [{ policy, etag }, setRead] = useState(read);
  const draft = usePolicyDraft(policy.rules);
  const isWhole = Object.keys(draft.faults).length === 0;
  const isChanged = JSON.stringify(draft.rules) !== JSON.stringify(policy.rules);
  const { form, isPending, problem } = useForm<ReadPolicy>({
    send: async () => (isWhole ? actions.savePolicy({ ...place, rules: draft.rules, etag }) : toRefusal(draft)),
    onSent: (saved) => {
      setRead(saved);
      draft.replace(saved.policy.rules);
      toast.success("The policy is set. It applies to what arrives from now on.");
    },
  });

  return (
    <form {...form} aria-label="Acceptance policy" className="space-y-4">
      <div className="flex flex-wrap gap-2">
        <PresetMenu onChoose={draft.replace} />
        <JsonDialog rules={draft.rules} onImport={draft.replace} />
      </div>
      <RuleEditor draft={draft} showsFaults={problem !== null} />
      <FormAlert problem={problem && toAlert(problem, isWhole)} />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary" aria-disabled={isPending}>
          {isPending ? "Setting…" : "Set policy"}
        </Button>
        {isChanged ? <Button onClick={() => draft.replace(policy.rules)}>Discard changes</Button> : null}
        <p className="text-[0.8125rem] text-muted-foreground">Applies to what arrives from now on.</p>
      </div>
      <WhatIfPanel key={policy.version} {...{ place, draft, isWhole, isChanged, actions }} version={policy.version} />
    </form>
  );
}

const INCOMPLETE = "incomplete";

/** Why a draft with faults is not sent. */
function toRefusal({ faults }: PolicyDraft) {
  const errors = Object.entries(faults).map(([path, message]) => ({ path, message }));
  return { ok: false, problem: { code: INCOMPLETE, detail: "Some rules are not complete.", errors } } as const;
}

/** What stands above the buttons. Faults stand at their fields, and go as soon as they are mended. */
function toAlert(problem: ActionProblem, isWhole: boolean): ActionProblem | null {
  if (problem.code === INCOMPLETE) return isWhole ? null : problem;
  const { code } = problem;
  return code === "preconditionFailed" ? { code, detail: CHANGED } : { ...problem, errors: [] };
}

const CHANGED =
  "Somebody else has changed the policy meanwhile. Reload the page to see it; JSON shows your own rules, to keep them.";
