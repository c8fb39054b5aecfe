"use client";

import type { ReactNode } from "react";
import { toast } from "sonner";
import { useMoveTo } from "@/components/layout/use-move-to";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Panel } from "@/components/ui/panel";
import { type ActionResult, orNoAnswer } from "@/lib/contract/result";

type DeletePanelProps = {
  /** `space` or `organization`. */
  kind: string;
  name: string;
  /** Where to go once it is gone. */
  nextPath: string;
  /** Why it cannot be deleted now; null where it can. */
  whyNot: ReactNode;
  /** What goes with it. */
  children: ReactNode;
  remove: () => Promise<ActionResult<null>>;
};

/** The way to delete something for good, or why it is closed. */
export function DeletePanel({ kind, name, nextPath, whyNot, children, remove }: DeletePanelProps) {
  const moveTo = useMoveTo();

  async function removeNow(): Promise<string | null> {
    const result = await orNoAnswer(remove());
    if (!result.ok) return result.problem.detail;
    toast.success(`${name} was deleted.`);
    moveTo(nextPath);
    return null;
  }

  return (
    <Panel title={`Delete this ${kind}`}>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 text-sm">
        <div className="min-w-0 grow basis-72 text-pretty text-muted-foreground">{whyNot ?? children}</div>
        {whyNot ? null : (
          <ConfirmDialog
            trigger={<Button className="text-destructive">Delete {kind}</Button>}
            title={`Delete ${name}?`}
            action={`Delete ${kind}`}
            pending="Deleting…"
            onConfirm={removeNow}
          >
            {children}
            <p>This cannot be undone.</p>
          </ConfirmDialog>
        )}
      </div>
    </Panel>
  );
}
