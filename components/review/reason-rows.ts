import { suggestHandle } from "@/lib/domain/handle-suggestion";
import type { Reason } from "@/lib/domain/review/reasons";

/** A reason as it stands in the form. `handle` is null for a new one, which gets one of its label. */
export type ReasonRow = { key: string; handle: string | null; label: string };

/** The rows of a list of reasons. */
export function toRows(reasons: readonly Reason[]): ReasonRow[] {
  return reasons.map(({ handle, label }) => ({ key: handle, handle, label }));
}

/**
 * The list that rows make. Reasons keep their handles, by which reviews know them; a new one gets one that no other has, and
 * a label of signs alone is called `reason`.
 */
export function toReasons(rows: readonly ReasonRow[]): Reason[] {
  const taken = new Set(rows.flatMap(({ handle }) => handle ?? []));
  return rows.map(({ handle, label }) => {
    const own = handle ?? freeHandle(label, taken);
    taken.add(own);
    return { handle: own, label: label.trim() };
  });
}

/** Room for a number behind it. */
const MOST_CHARACTERS = 45;

function freeHandle(label: string, taken: ReadonlySet<string>): string {
  const base = suggestHandle(label).slice(0, MOST_CHARACTERS).replace(/-+$/, "") || "reason";
  let handle = base;
  for (let number = 2; taken.has(handle); number++) handle = `${base}-${number}`;
  return handle;
}
