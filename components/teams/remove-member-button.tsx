"use client";

import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { useMoveTo } from "@/components/layout/use-move-to";
import type { MemberActions } from "@/components/teams/team-actions";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { orNoAnswer } from "@/lib/contract/result";

type RemoveMemberButtonProps = {
  org: { handle: string; name: string };
  member: { handle: string; name: string; isViewer: boolean };
  removeMember: MemberActions["removeMember"];
};

/** Takes somebody out of an organization, or oneself, after a question. */
export function RemoveMemberButton({ org, member, removeMember }: RemoveMemberButtonProps) {
  const router = useRouter();
  const moveTo = useMoveTo();
  const { isViewer, name } = member;

  async function remove(): Promise<string | null> {
    const result = await orNoAnswer(removeMember({ org: org.handle, user: member.handle }));
    if (!result.ok) return result.problem.detail;
    toast.success(isViewer ? `You left ${org.name}.` : `${name} was removed.`);
    if (isViewer) moveTo("/");
    else router.refresh();
    return null;
  }

  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" aria-label={isViewer ? `Leave ${org.name}` : `Remove ${name}`}>
          {isViewer ? "Leave" : "Remove"}
        </Button>
      }
      title={isViewer ? `Leave ${org.name}?` : `Remove ${name}?`}
      action={isViewer ? "Leave" : "Remove"}
      pending={isViewer ? "Leaving…" : "Removing…"}
      onConfirm={remove}
    >
      <p>
        {isViewer ? "You lose its spaces" : `${name} loses the spaces of ${org.name}`} at once, on the screen and in the
        API. Audios and marks stay. The way back is an invitation.
      </p>
    </ConfirmDialog>
  );
}
