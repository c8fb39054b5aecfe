import type { Naming, Renaming } from "../../contract/primitives.ts";
import { toSearchText } from "../db/dialect.ts";

/** What a row keeps of its names: handle, alias, and both folded for searching. */
export type NameColumns = Naming & { search_text: string };

/** The columns of something that is called so from now on; what `change` leaves out stays as it is. */
export function toNameColumns(now: Naming, change: Renaming = {}): NameColumns {
  const handle = change.handle ?? now.handle;
  const alias = change.alias === undefined ? now.alias : change.alias;
  return { handle, alias, search_text: toSearchText(handle, alias) };
}
