"use client";

import { Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import type { Naming } from "@/components/ui/naming-fields";
import { NamingForm } from "@/components/ui/naming-form";
import { SecretDialog } from "@/components/ui/secret-dialog";
import type { NewKey } from "@/lib/contract/account";
import type { ActionResult } from "@/lib/contract/result";

type NewKeyDialogProps = {
  /** Where programs find the API; null where it stands at the address of this page. */
  apiAddress: string | null;
  create: (naming: Naming) => Promise<ActionResult<NewKey>>;
};

/** Makes a key and shows its token, which lives in this dialog alone. */
export function NewKeyDialog({ apiAddress, create }: NewKeyDialogProps) {
  return (
    <SecretDialog<NewKey>
      trigger={
        <Button variant="primary">
          <Plus aria-hidden="true" />
          New key
        </Button>
      }
      ask={{
        title: "New key",
        description: "Name it after the program that will use it.",
        form: (onMade) => (
          <NamingForm
            handleHint="What the API calls it: lowercase letters, digits, and single hyphens between them."
            action="Make key"
            save={create}
            onSaved={onMade}
            isInDialog
          />
        ),
      }}
      tell={{
        title: "Your new key",
        description: "Copy the token now. It is not kept here, and nobody can show it again.",
        show: ({ token }) => <Token token={token} apiAddress={apiAddress} />,
      }}
    />
  );
}

function Token({ token, apiAddress }: { token: string; apiAddress: string | null }) {
  // The browser knows how it came here, over a proxy too.
  const address = apiAddress ?? `${window.location.origin}/api/v1`;
  return (
    <div className="space-y-4">
      <CopyField label="Token" text={token} />
      <CopyField label="Command" text={`curl -H "Authorization: Bearer ${token}" ${address}/user`} />
      <p className="text-[0.8125rem] text-muted-foreground">
        The command tries the key: it answers who you are. Whoever has the token may do what you may, so keep it like a
        password.
      </p>
    </div>
  );
}
