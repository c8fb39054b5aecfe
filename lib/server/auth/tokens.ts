import { createHash, randomBytes, randomInt } from "node:crypto";

const prefixes = { session: "earmark_session_", key: "earmark_key_" } as const;

/** What a token is of: a session of 24 hours, or an API key. */
export type TokenKind = keyof typeof prefixes;

/** A fresh token: 256 random bits with a prefix that tells us, and secret scanners, what it is. */
export function createToken(kind: TokenKind): string {
  return `${prefixes[kind]}${randomBytes(32).toString("base64url")}`;
}

/** What a token says it is of, or null where it is none of ours. */
export function findTokenKind(token: string): TokenKind | null {
  if (token.startsWith(prefixes.session)) return "session";
  return token.startsWith(prefixes.key) ? "key" : null;
}

/** What is stored of a token. 200 random bits and more need no salt and no slow hash. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** What people tell tokens apart by: the last four characters. */
export function suffixOf(token: string): string {
  return token.slice(-4);
}

const ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

/**
 * A random text of `length` characters that are hard to mistake for one another, 5 bits each: a handle, a token that
 * stands in a path, or a password to be read.
 */
export function randomText(length: number): string {
  return Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
}
