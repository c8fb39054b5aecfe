"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import type { ActionProblem } from "@/lib/contract/result";

/** Says that the comments could not be read. The audio can be heard all the same. */
export function CommentsFailed({ problem }: { problem: ActionProblem }) {
  const router = useRouter();
  return (
    <ErrorState
      title="The comments could not be read"
      className="py-6"
      actions={<Button onClick={() => router.refresh()}>Try again</Button>}
    >
      {problem.detail}
    </ErrorState>
  );
}
