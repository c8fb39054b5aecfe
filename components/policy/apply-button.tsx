"use client";

import { toast } from "sonner";
import type { SpaceAddress } from "@/components/audios/audio-path";
import type { PolicyActions } from "@/components/policy/policy-actions";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toCounted } from "@/components/ui/count-words";
import { orNoAnswer } from "@/lib/contract/result";

type ApplyButtonProps = { place: SpaceAddress; apply: PolicyActions["applyPolicy"] };

/** Holds the policy in force against the audios that came before it. */
export function ApplyButton({ place, apply }: ApplyButtonProps) {
  async function applyNow(): Promise<string | null> {
    const result = await orNoAnswer(apply(place));
    if (!result.ok) return result.problem.detail;
    const { looked, changed } = result.data;
    toast.success(`Of ${toCounted(looked, "audio")} ${changed === 0 ? "none" : changed} got another proposal.`);
    return null;
  }
  return (
    <ConfirmDialog
      trigger={<Button size="sm">Apply to these audios</Button>}
      title="Apply the policy to the audios already there?"
      action="Apply"
      pending="Applying…"
      onConfirm={applyNow}
    >
      <p>What is proposed for each of them is decided anew. No audio is changed otherwise, and none is deleted.</p>
    </ConfirmDialog>
  );
}
