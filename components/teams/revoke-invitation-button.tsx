"use client";

import { toast } from "sonner";
import type { InvitationActions } from "@/components/teams/team-actions";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { Invitation } from "@/lib/contract/org";
import { orNoAnswer } from "@/lib/contract/result";

type RevokeInvitationButtonProps = Pick<InvitationActions, "removeInvitation"> & {
  org: string;
  invitation: Invitation;
};

/** Takes an invitation back, after a question that names it. */
export function RevokeInvitationButton({ org, invitation, removeInvitation }: RevokeInvitationButtonProps) {
  const { handle, role, suffix } = invitation;

  async function revoke(): Promise<string | null> {
    const result = await orNoAnswer(removeInvitation({ org, invitation: handle }));
    if (!result.ok) return result.problem.detail;
    toast.success("The link opens nothing any more.");
    return null;
  }

  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" aria-label={`Revoke the link ending in ${suffix}`}>
          Revoke
        </Button>
      }
      title="Revoke this link?"
      action="Revoke link"
      pending="Revoking…"
      onConfirm={revoke}
    >
      <p>
        Whoever has the link for a new {role} that ends in <span className="font-mono">{suffix}</span> can no longer
        join by it.
      </p>
    </ConfirmDialog>
  );
}
