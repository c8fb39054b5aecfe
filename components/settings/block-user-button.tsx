"use client";

import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { User } from "@/lib/contract/account";
import { type ActionResult, orNoAnswer } from "@/lib/contract/result";

export type SetBlocked = (input: { user: string }) => Promise<ActionResult<User>>;

type BlockUserButtonProps = { user: User; block: SetBlocked; unblock: SetBlocked };

/** Shuts a user out of the server, or lets them in again, after a question that names them. */
export function BlockUserButton({ user, block, unblock }: BlockUserButtonProps) {
  const name = user.alias ?? user.handle;
  const isBlocked = user.state === "blocked";
  const verb = isBlocked ? "Unblock" : "Block";

  async function change(): Promise<string | null> {
    const result = await orNoAnswer((isBlocked ? unblock : block)({ user: user.handle }));
    if (!result.ok) return result.problem.detail;
    toast.success(isBlocked ? `${name} can sign in again.` : `${name} was blocked.`);
    return null;
  }

  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" aria-label={`${verb} ${name}`}>
          {verb}
        </Button>
      }
      title={`${verb} ${name}?`}
      action={verb}
      pending={isBlocked ? "Unblocking…" : "Blocking…"}
      tone={isBlocked ? "primary" : "destructive"}
      onConfirm={change}
    >
      {isBlocked ? (
        <p>They can sign in again with the password they had, and find everything as they left it.</p>
      ) : (
        <p>
          They are signed out everywhere and their API keys stop working, at once. What they keep here stays, and you
          can let them in again.
        </p>
      )}
    </ConfirmDialog>
  );
}
