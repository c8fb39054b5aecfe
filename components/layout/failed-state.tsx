"use client";

import { RotateCw } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { BAD_ANSWER_DIGEST, UNREACHABLE_DIGEST } from "@/lib/contract/result";

type FailedStateProps = {
  /** The number that stands for this error in the server's log, or a name of ours. */
  digest: string | undefined;
  retry: () => void;
};

/** What the API itself may be the reason of, in words. */
const apiFaults: Record<string, { title: string; words: string }> = {
  [UNREACHABLE_DIGEST]: {
    title: "The server cannot be reached",
    words: "Your audios are where they were. The part of the server that keeps them does not answer at the moment.",
  },
  [BAD_ANSWER_DIGEST]: {
    title: "The server cannot be understood",
    words:
      "The part of the server that keeps your audios answered in a way that this page does not know. Whoever runs it finds in the log what it was.",
  },
};

const anyFault = {
  title: "This page could not be shown",
  words: "Something went wrong on our side. Nothing of yours was changed.",
};

/** What stands in the place of a page that could not be made. */
export function FailedState({ digest, retry }: FailedStateProps) {
  const apiFault = apiFaults[digest ?? ""];
  const { title, words } = apiFault ?? anyFault;
  return (
    <Card className="mx-auto mt-6 max-w-lg sm:mt-16">
      <ErrorState
        title={title}
        actions={
          <>
            <Button variant="primary" onClick={retry}>
              <RotateCw aria-hidden="true" />
              Try again
            </Button>
            <Button asChild>
              <Link href="/">Go to your spaces</Link>
            </Button>
          </>
        }
      >
        <p>{words}</p>
        {digest && !apiFault ? <p className="mt-2 text-xs">Error number {digest}</p> : null}
      </ErrorState>
    </Card>
  );
}
