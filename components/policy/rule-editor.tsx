"use client";

import { Plus } from "lucide-react";
import { useRef } from "react";
import { flushSync } from "react-dom";
import { RuleFields } from "@/components/policy/rule-fields";
import type { RuleRow } from "@/components/policy/rule-rows";
import type { PolicyDraft } from "@/components/policy/use-policy-draft";
import { Button } from "@/components/ui/button";
import { MAX_RULES } from "@/lib/domain/policy/policy";

/** The rules of a draft, and the way to further ones. `showsFaults`: once somebody has tried to save them. */
export function RuleEditor({ draft, showsFaults }: { draft: PolicyDraft; showsFaults: boolean }) {
  const { rows } = draft;
  const list = useRef<HTMLDivElement>(null);
  const addButton = useRef<HTMLButtonElement>(null);

  function add(): void {
    flushSync(draft.add);
    [...(list.current?.querySelectorAll("fieldset[data-rule]") ?? [])].at(-1)?.querySelector("select")?.focus();
  }

  function remove(row: RuleRow): void {
    flushSync(() => draft.remove(row));
    // The button that had the focus is gone.
    addButton.current?.focus();
  }

  return (
    <div ref={list} className="space-y-2">
      {rows.length === 0 ? (
        <p className="rounded-md border border-dashed px-4 py-6 text-center text-muted-foreground text-sm">
          Every file is accepted. Add a rule, or begin with a preset.
        </p>
      ) : null}
      {rows.map((row, index) => (
        <RuleFields
          key={row.key}
          {...{ row, index }}
          faults={showsFaults ? draft.faults : {}}
          onChange={draft.change}
          onRemove={() => remove(row)}
        />
      ))}
      <Button ref={addButton} size="sm" className="mt-1" onClick={add} disabled={rows.length >= MAX_RULES}>
        <Plus aria-hidden="true" />
        Add rule
      </Button>
    </div>
  );
}
