"use client";

import { Pencil, Trash2 } from "lucide-react";
import { toast } from "sonner";
import type { SpaceAddress } from "@/components/audios/audio-path";
import type { IdentityActions } from "@/components/identities/identity-actions";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { NamingDialog } from "@/components/ui/naming-dialog";
import { orNoAnswer } from "@/lib/contract/result";
import type { Identity } from "@/lib/contract/space";

type IdentityButtonsProps = { place: SpaceAddress; identity: Identity; actions: IdentityActions };

/** What can be done to an identity by whoever may. */
export function IdentityButtons({ place, identity, actions }: IdentityButtonsProps) {
  const { handle, alias } = identity;
  const name = alias ?? handle;

  async function remove(): Promise<string | null> {
    const result = await orNoAnswer(actions.removeIdentity({ ...place, identity: handle }));
    if (!result.ok) return result.problem.detail;
    toast.success(`${name} was deleted.`);
    return null;
  }

  return (
    <span className="inline-flex gap-1">
      <NamingDialog
        trigger={
          <Button variant="ghost" size="icon-sm" className="text-muted-foreground" aria-label={`Rename ${name}`}>
            <Pencil aria-hidden="true" />
          </Button>
        }
        title={`Rename ${name}`}
        description="The audios linked to it stay linked to it."
        named={{ handle, alias }}
        handleHint="With another handle the old one leads nowhere, here and in the API."
        action="Save"
        save={(naming) => actions.updateIdentity({ ...place, ...naming, identity: handle })}
        onSaved={(saved) => toast.success(`It is called ${saved.alias ?? saved.handle} now.`)}
      />
      <ConfirmDialog
        trigger={
          <Button variant="ghost" size="icon-sm" className="text-muted-foreground" aria-label={`Delete ${name}`}>
            <Trash2 aria-hidden="true" />
          </Button>
        }
        title={`Delete ${name}?`}
        action="Delete identity"
        pending="Deleting…"
        onConfirm={remove}
      >
        <p>Only an identity that no audio is linked to can be deleted. It cannot be brought back.</p>
      </ConfirmDialog>
    </span>
  );
}
