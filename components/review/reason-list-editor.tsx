"use client";

import { Plus, Trash2 } from "lucide-react";
import { useRef } from "react";
import { flushSync } from "react-dom";
import type { ReasonRow } from "@/components/review/reason-rows";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";

type ReasonListEditorProps = {
  rows: readonly ReasonRow[];
  /** What is wrong with a row, by its place. */
  faults: ReadonlyMap<number, string>;
  onChange: (rows: ReasonRow[]) => void;
};

/** The reasons that a space offers: to rename, to remove, and new ones. */
export function ReasonListEditor({ rows, faults, onChange }: ReasonListEditorProps) {
  const listRef = useRef<HTMLUListElement>(null);
  const addRef = useRef<HTMLButtonElement>(null);

  function add(): void {
    flushSync(() =>
      onChange([...rows, { key: crypto.getRandomValues(new Uint32Array(1)).join(), handle: null, label: "" }]),
    );
    listRef.current?.querySelector<HTMLInputElement>("li:last-child input")?.focus();
  }

  function remove(row: ReasonRow): void {
    onChange(rows.filter((one) => one !== row));
    addRef.current?.focus();
  }

  return (
    <fieldset className="space-y-2">
      <legend className="font-medium text-sm">Reasons for not accepting an audio</legend>
      <ul ref={listRef} className="space-y-2">
        {rows.map((row, index) => (
          <li key={row.key} className="space-y-1">
            <div className="flex gap-2">
              <Input
                aria-label={`Reason ${index + 1}`}
                aria-invalid={faults.has(index) || undefined}
                value={row.label}
                maxLength={100}
                onChange={(event) =>
                  onChange(rows.map((one) => (one === row ? { ...row, label: event.target.value } : one)))
                }
              />
              <Button
                variant="ghost"
                size="icon"
                aria-label={`Remove reason ${index + 1}${row.label ? `: ${row.label}` : ""}`}
                onClick={() => remove(row)}
              >
                <Trash2 aria-hidden="true" />
              </Button>
            </div>
            {faults.has(index) ? <p className="text-[0.8125rem] text-destructive">{faults.get(index)}</p> : null}
          </li>
        ))}
      </ul>
      <Button ref={addRef} size="sm" onClick={add}>
        <Plus aria-hidden="true" />
        Add reason
      </Button>
    </fieldset>
  );
}
