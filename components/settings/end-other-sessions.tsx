"use client";

import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { type ActionResult, orNoAnswer } from "@/lib/contract/result";

/** Ends every session but the one it is asked from. */
export function EndOtherSessions({ end }: { end: () => Promise<ActionResult<null>> }) {
  async function endNow(): Promise<string | null> {
    const result = await orNoAnswer(end());
    if (!result.ok) return result.problem.detail;
    toast.success("All other sessions ended.");
    return null;
  }
  return (
    <ConfirmDialog
      trigger={<Button size="sm">End all others</Button>}
      title="End all other sessions?"
      action="End all others"
      pending="Ending…"
      onConfirm={endNow}
    >
      <p>
        Whoever is signed in as you elsewhere has to sign in again, and uploads under way there stop. API keys go on
        working.
      </p>
    </ConfirmDialog>
  );
}
