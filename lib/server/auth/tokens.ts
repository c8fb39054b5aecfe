import { createHash, randomBytes, randomInt } from "node:crypto";

/** A fresh session token: 256 random bits with a prefix that tells secret scanners what it is. */
export function createToken(): string {
  return `earmark_session_${randomBytes(32).toString("base64url")}`;
}

/** What is stored of a token. 256 random bits need no salt and no slow hash. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

const ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

/** A random text of `length` characters that are hard to mistake for one another: a handle, or a password to be read. */
export function randomText(length: number): string {
  return Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
}
