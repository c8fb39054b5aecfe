"use client";

import { toast } from "sonner";
import { useMoveTo } from "@/components/layout/use-move-to";
import type { Naming } from "@/components/ui/naming-fields";
import { NamingForm } from "@/components/ui/naming-form";
import { Panel } from "@/components/ui/panel";
import type { ActionResult } from "@/lib/contract/result";

type NamingPanelProps = {
  named: Naming;
  /** The settings' own address, up to the handle and from it on. */
  before: string;
  after: string;
  save: (naming: Naming) => Promise<ActionResult<Naming>>;
};

/** What an organization or a space is called; with another handle the page goes on at its new address. */
export function NamingPanel({ named, before, after, save }: NamingPanelProps) {
  const moveTo = useMoveTo();
  return (
    <Panel title="Name and handle">
      <NamingForm
        named={named}
        handleHint="It stands in the address of every page and in the API. With another handle old links lead nowhere, and nobody else can ever have the old one."
        action="Save"
        save={save}
        onSaved={(saved) => {
          toast.success("Saved.");
          moveTo(`${before}${saved.handle}${after}`);
        }}
      />
    </Panel>
  );
}
