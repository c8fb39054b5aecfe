"use client";

import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { Org } from "@/lib/contract/org";
import { type ActionResult, orNoAnswer } from "@/lib/contract/result";

export type LeaveOrg = (input: { org: string }) => Promise<ActionResult<null>>;

/** The way out of an organization, after a question that names it. */
export function LeaveOrgButton({ org, leave }: { org: Org; leave: LeaveOrg }) {
  const name = org.alias ?? org.handle;

  async function leaveNow(): Promise<string | null> {
    const result = await orNoAnswer(leave({ org: org.handle }));
    if (!result.ok) return result.problem.detail;
    toast.success(`You left ${name}.`);
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
      onConfirm={leaveNow}
    >
      <p>Its spaces are closed to you at once, and to your API keys. What you uploaded stays there.</p>
      <p>To come back you need an invitation from one of its admins.</p>
    </ConfirmDialog>
  );
}
