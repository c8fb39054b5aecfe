import type { Assignment } from "../../contract/assignment.ts";
import { now } from "../clock.ts";
import type { AudioRow } from "../db/schema.ts";

type Leased = Pick<AudioRow, "assignee_id" | "assigned_until">;

/** What an audio has while it is nobody's. */
export const UNASSIGNED: Leased = { assignee_id: "", assigned_until: "" };

/** Whether an audio is somebody's now: a lease ends by itself. */
export function isLeased({ assignee_id, assigned_until }: Leased): boolean {
  return assignee_id !== "" && assigned_until > now();
}

/** The resource of a lease that lives; null for others. */
export function toAssignment(
  row: Leased & { assignee_handle: string | null; assignee_alias: string | null },
): Assignment | null {
  if (row.assignee_handle === null || !isLeased(row)) return null;
  return { user: { handle: row.assignee_handle, alias: row.assignee_alias }, until: row.assigned_until };
}
