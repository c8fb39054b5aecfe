"use client";

import { useRouter } from "next/navigation";
import { toast } from "sonner";
import type { MemberActions } from "@/components/teams/team-actions";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { orNoAnswer } from "@/lib/contract/result";

type RemoveMemberButtonProps = {
  org: { handle: string; name: string };
  member: { handle: string; name: string };
  removeMember: MemberActions["removeMember"];
};

/** Takes somebody else out of an organization, after a question. */
export function RemoveMemberButton({ org, member: { handle, name }, removeMember }: RemoveMemberButtonProps) {
  const router = useRouter();

  async function remove(): Promise<string | null> {
    const result = await orNoAnswer(removeMember({ org: org.handle, user: handle }));
    if (!result.ok) return result.problem.detail;
    toast.success(`${name} was removed.`);
    router.refresh();
    return null;
  }

  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" aria-label={`Remove ${name}`}>
          Remove
        </Button>
      }
      title={`Remove ${name}?`}
      action="Remove"
      pending="Removing…"
      onConfirm={remove}
    >
      <p>
        {name} loses the spaces of {org.name} at once, on the screen and in the API. Audios and reviews stay. The way
        back is an invitation.
      </p>
    </ConfirmDialog>
  );
}
