"use client";

import { useState } from "react";
import { type Faults, findFaults, newRow, type RuleRow, toRow, toRule } from "@/components/policy/rule-rows";
import type { PolicyRule } from "@/lib/domain/policy/policy";

/** The rules as they stand in the form; `faults` is empty where they could be saved. */
export type PolicyDraft = {
  rows: RuleRow[];
  rules: PolicyRule[];
  faults: Faults;
  change: (row: RuleRow) => void;
  add: () => void;
  remove: (row: RuleRow) => void;
  replace: (rules: readonly PolicyRule[]) => void;
};

/** A draft that begins with the rules in force. */
export function usePolicyDraft(saved: readonly PolicyRule[]): PolicyDraft {
  const [rows, setRows] = useState(() => saved.map(toRow));
  const rules = rows.map(toRule);
  return {
    rows,
    rules,
    faults: findFaults(rules),
    change: (row) => setRows(rows.map((one) => (one.key === row.key ? row : one))),
    add: () => setRows([...rows, newRow("sampleRateHz")]),
    remove: (row) => setRows(rows.filter((one) => one.key !== row.key)),
    replace: (next) => setRows(next.map(toRow)),
  };
}
