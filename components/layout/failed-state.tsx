"use client";

import { RotateCw } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { UNREACHABLE_DIGEST } from "@/lib/contract/result";

type FailedStateProps = {
  /** The number that stands for this error in the server's log, or a name of ours. */
  digest: string | undefined;
  retry: () => void;
};

/** What stands in the place of a page that could not be made. */
export function FailedState({ digest, retry }: FailedStateProps) {
  const isUnreachable = digest === UNREACHABLE_DIGEST;
  return (
    <Card className="mx-auto mt-6 max-w-lg sm:mt-16">
      <ErrorState
        title={isUnreachable ? "The server cannot be reached" : "This page could not be shown"}
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
        {isUnreachable ? (
          <p>Your audios are where they were. The part of the server that keeps them does not answer at the moment.</p>
        ) : (
          <p>Something went wrong on our side. Nothing of yours was changed.</p>
        )}
        {digest && !isUnreachable ? <p className="mt-2 text-xs">Error number {digest}</p> : null}
      </ErrorState>
    </Card>
  );
}
