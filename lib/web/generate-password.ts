import { randomInt } from "node:crypto";

/** Nothing that is easily taken for something else when it is read aloud or copied by hand. */
const ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
const GROUPS = 4;
const GROUP_LENGTH = 4;

/** A password for somebody else: 80 random bits as `k7fm-2xqa-9dpw-hs3e`. */
export function generatePassword(): string {
  const group = () => Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
  return Array.from({ length: GROUPS }, group).join("-");
}
