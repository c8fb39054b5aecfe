import { HANDLE_MAX_LENGTH } from "./handles.ts";

/** A handle made of a name: `Ada Lovelace` gives `ada-lovelace`, `Zoë (2)` gives `zoe-2`; empty where nothing is left of it. */
export function suggestHandle(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, HANDLE_MAX_LENGTH)
    .replace(/^-+|-+$/g, "");
}
