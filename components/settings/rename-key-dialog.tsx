"use client";

import { Pencil } from "lucide-react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { NamingDialog } from "@/components/ui/naming-dialog";
import type { Naming } from "@/components/ui/naming-fields";
import type { Key } from "@/lib/contract/account";
import type { ActionResult } from "@/lib/contract/result";

export type RenameKey = (input: Naming & { key: string }) => Promise<ActionResult<Key>>;

/** Gives a key another name. */
export function RenameKeyDialog({ apiKey: key, rename }: { apiKey: Key; rename: RenameKey }) {
  const name = key.alias ?? key.handle;
  return (
    <NamingDialog
      trigger={
        <Button variant="ghost" size="icon-sm" className="text-muted-foreground" aria-label={`Rename ${name}`}>
          <Pencil aria-hidden="true" />
        </Button>
      }
      title="Rename key"
      description="Its token stays as it is, and whatever uses it goes on working."
      named={key}
      handleHint="What the API calls it."
      action="Rename"
      save={(naming) => rename({ ...naming, key: key.handle })}
      onSaved={(saved) => toast.success(`The key is called ${saved.alias ?? saved.handle} now.`)}
    />
  );
}
