"use client";

import { Plus } from "lucide-react";
import { toast } from "sonner";
import type { SpaceAddress } from "@/components/audios/audio-path";
import type { CreateIdentity } from "@/components/identities/identity-actions";
import { Button } from "@/components/ui/button";
import { NamingDialog } from "@/components/ui/naming-dialog";

/** Makes an identity. */
export function NewIdentityDialog({ place, create }: { place: SpaceAddress; create: CreateIdentity }) {
  return (
    <NamingDialog
      trigger={
        <Button variant="primary">
          <Plus aria-hidden="true" />
          New identity
        </Button>
      }
      title="New identity"
      description="Somebody who speaks. Audios are linked to it from their own pages."
      handleHint="What the API calls it; no other identity of this space has it."
      action="Make identity"
      save={(naming) => create({ ...naming, ...place })}
      onSaved={({ alias, handle }) => toast.success(`${alias ?? handle} is there.`)}
    />
  );
}
