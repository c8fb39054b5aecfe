"use client";

import { useState } from "react";
import { toast } from "sonner";
import { focusMain } from "@/components/layout/focus-main";
import type { EndSession } from "@/components/settings/session-list";
import { Button } from "@/components/ui/button";
import { orNoAnswer } from "@/lib/contract/result";

type EndSessionButtonProps = { session: string; name: string; end: EndSession };

/** Ends one session; whoever uses it can sign in again, so nothing is asked. */
export function EndSessionButton({ session, name, end }: EndSessionButtonProps) {
  const [isPending, setIsPending] = useState(false);

  async function endNow(): Promise<void> {
    if (isPending) return;
    setIsPending(true);
    const result = await orNoAnswer(end({ session }));
    setIsPending(false);
    if (!result.ok) return void toast.error("The session was not ended.", { description: result.problem.detail });
    toast.success(`Session of ${name} ended.`);
    focusMain();
  }

  return (
    <Button size="sm" aria-label={`End session of ${name}`} aria-disabled={isPending} onClick={endNow}>
      {isPending ? "Ending…" : "End session"}
    </Button>
  );
}
