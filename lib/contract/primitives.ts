import { z } from "zod";
import { HANDLE_MAX_LENGTH, HANDLE_PATTERN } from "../domain/handles.ts";

/** `^[a-z0-9]+(-[a-z0-9]+)*$`, 1-50 characters. */
export const handle = z
  .string()
  .min(1, "A handle has at least one character.")
  .max(HANDLE_MAX_LENGTH, `A handle has at most ${HANDLE_MAX_LENGTH} characters.`)
  .regex(HANDLE_PATTERN, "A handle has lowercase letters and digits, in groups joined by single hyphens.");

/** A human label: 1-100 characters, or null for none. */
export const alias = z
  .string()
  .min(1, "An alias has at least one character; send null for none.")
  .max(100, "An alias has at most 100 characters.")
  .refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text), "An alias has no control characters.")
  .nullable();

/** What somebody writes, up to so many characters: NFC, lines ended by `\n`, nothing around it. `name` begins a sentence. */
export function prose(name: string, maxLength: number) {
  return z
    .string()
    .normalize("NFC")
    .overwrite((text) => text.replace(/\r\n?/g, "\n"))
    .trim()
    .max(maxLength, `${name} has at most ${maxLength} characters.`)
    .refine((text) => !/\p{Cs}|[^\P{Cc}\n\t]/u.test(text), `${name} has no control characters.`);
}

/** What goes with a decision; null for nothing. */
export const note = prose("A note", 1000).nullable().default(null);

/** The body that makes something with a handle of its own. */
export const naming = z.object({ handle, alias: alias.default(null) });

/** The body that changes what something is called; what is left out stays as it is. */
export const renaming = z.object({ handle: handle.optional(), alias: alias.optional() });

export type Naming = z.output<typeof naming>;
export type Renaming = z.output<typeof renaming>;

/**
 * UTC with six fractional digits: `2026-01-01T00:00:00.000000Z`. Other servers may write more of them or fewer: what is
 * read here has six, so that date-times sort as text.
 */
export const dateTime = z.preprocess(
  toSixDigits,
  z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/, "A date-time looks like 2026-01-01T00:00:00.000000Z."),
);

function toSixDigits(value: unknown): unknown {
  const match = typeof value === "string" ? /^([\d-]+T[\d:]+)(?:\.(\d+))?(?:Z|\+00:00)$/.exec(value) : null;
  return match ? `${match[1]}.${(match[2] ?? "").slice(0, 6).padEnd(6, "0")}Z` : value;
}

/** A SHA-256 in lowercase hexadecimal. */
export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/, "A SHA-256 has 64 lowercase hexadecimal digits.");

/** What stands for a user, a space or an identity inside another resource. */
export const reference = z.object({ handle: z.string(), alias: z.string().nullable() });

/** ISO 8601, `PT3.500S`. */
export const duration = z.string().regex(/^PT/);
