import { HANDLE_MAX_LENGTH } from "./handles.ts";

/** Letters that Unicode does not take apart into one of a to z and an accent. */
const SPELT: Record<string, string> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };

/** A handle made of a name: `Ada Lovelace` gives `ada-lovelace`, `Zoë (2)` gives `zoe-2`; empty where nothing is left of it. */
export function suggestHandle(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => SPELT[letter] ?? letter)
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, HANDLE_MAX_LENGTH)
    .replace(/^-+|-+$/g, "");
}
