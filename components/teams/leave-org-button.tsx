"use client";

import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { useMoveTo } from "@/components/layout/use-move-to";
import type { MemberActions } from "@/components/teams/team-actions";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { orNoAnswer } from "@/lib/contract/result";

type LeaveOrgButtonProps = {
  org: { handle: string; name: string };
  /** The handle of whoever leaves. */
  viewer: string;
  /** Where to go on, where the page itself is lost by it. */
  nextPath?: string;
  removeMember: MemberActions["removeMember"];
};

/** The way out of an organization, after a question that names it. */
export function LeaveOrgButton({ org: { handle, name }, viewer, nextPath, removeMember }: LeaveOrgButtonProps) {
  const router = useRouter();
  const moveTo = useMoveTo();

  async function leave(): Promise<string | null> {
    const result = await orNoAnswer(removeMember({ org: handle, user: viewer }));
    if (!result.ok) return result.problem.detail;
    toast.success(`You left ${name}.`);
    if (nextPath) moveTo(nextPath);
    else router.refresh();
    return null;
  }

  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" aria-label={`Leave ${name}`}>
          Leave
        </Button>
      }
      title={`Leave ${name}?`}
      action="Leave"
      pending="Leaving…"
      onConfirm={leave}
    >
      <p>Its spaces are closed to you at once, and to your API keys. What you uploaded stays there.</p>
      <p>To come back you need an invitation from one of its admins.</p>
    </ConfirmDialog>
  );
}
