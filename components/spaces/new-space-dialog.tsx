"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { toLibraryPath } from "@/components/audios/audio-path";
import { Button } from "@/components/ui/button";
import { NamingDialog } from "@/components/ui/naming-dialog";
import type { Naming } from "@/components/ui/naming-fields";
import type { ActionResult } from "@/lib/contract/result";
import type { Space } from "@/lib/contract/space";

type NewSpaceDialogProps = {
  owner: { type: "user" | "org"; handle: string; alias: string | null };
  create: (input: Naming & { owner: string }) => Promise<ActionResult<Space>>;
};

/** Makes a space, and goes there. */
export function NewSpaceDialog({ owner: { type, handle, alias }, create }: NewSpaceDialogProps) {
  const router = useRouter();
  const audience = type === "org" ? `Everyone in ${alias ?? handle} finds it.` : "Only you see it.";
  return (
    <NamingDialog
      trigger={
        <Button size="sm">
          <Plus aria-hidden="true" />
          New space
        </Button>
      }
      title="New space"
      description={`It holds audios that belong together. ${audience}`}
      handleHint={`Its addresses begin with /${handle}/ and this handle.`}
      action="Make space"
      save={(naming) => create({ ...naming, owner: handle })}
      onSaved={(space) => router.push(toLibraryPath({ owner: handle, space: space.handle }))}
    />
  );
}
