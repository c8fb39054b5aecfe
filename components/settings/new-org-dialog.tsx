"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { NamingDialog } from "@/components/ui/naming-dialog";
import type { Naming } from "@/components/ui/naming-fields";
import type { Org } from "@/lib/contract/org";
import type { ActionResult } from "@/lib/contract/result";

/** Makes an organization, and goes there. */
export function NewOrgDialog({ create }: { create: (naming: Naming) => Promise<ActionResult<Org>> }) {
  const router = useRouter();
  return (
    <NamingDialog
      trigger={
        <Button variant="primary">
          <Plus aria-hidden="true" />
          New organization
        </Button>
      }
      title="New organization"
      description="A team with spaces of its own. You will be its admin, and can invite others."
      handleHint="Its spaces are found under it, on the screen and in the API. Nobody else can have it."
      action="Make organization"
      save={create}
      onSaved={(org) => {
        toast.success(`${org.alias ?? org.handle} is there. You are its admin.`);
        router.push(`/${org.handle}`);
      }}
    />
  );
}
