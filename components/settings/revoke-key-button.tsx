"use client";

import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { Key } from "@/lib/contract/account";
import { type ActionResult, orNoAnswer } from "@/lib/contract/result";

export type RevokeKey = (input: { key: string }) => Promise<ActionResult<null>>;

/** Ends a key for good, after a question that names it. */
export function RevokeKeyButton({ apiKey: key, revoke }: { apiKey: Key; revoke: RevokeKey }) {
  const name = key.alias ?? key.handle;

  async function revokeNow(): Promise<string | null> {
    const result = await orNoAnswer(revoke({ key: key.handle }));
    if (!result.ok) return result.problem.detail;
    toast.success(`${name} was revoked.`);
    return null;
  }

  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" aria-label={`Revoke ${name}`}>
          Revoke
        </Button>
      }
      title={`Revoke ${name}?`}
      action="Revoke key"
      pending="Revoking…"
      onConfirm={revokeNow}
    >
      <p>
        Whatever uses the token that ends in <span className="font-mono">{key.suffix}</span> is turned away at once. A
        revoked key cannot be brought back.
      </p>
    </ConfirmDialog>
  );
}
