import { z } from "zod";
import { alias, dateTime, handle, renaming } from "./primitives.ts";

/** The body of `POST /auth/credentials`. The handle is not held to the handle's form: a wrong one is simply wrong. */
export const credentials = z.object({
  handle: z.string().min(1, "Enter your handle.").max(100),
  password: z.string().min(1, "Enter your password.").max(200),
});

/** A session token; it lives 24 hours. */
export const sessionToken = z.object({ token: z.string(), issuedAt: dateTime, expiresAt: dateTime });

export const password = z
  .string()
  .min(8, "A password has at least 8 characters.")
  .max(50, "A password has at most 50 characters.");

export const email = z
  .string()
  .min(1, "Enter an email address.")
  .max(50, "An email address has at most 50 characters.")
  .regex(/^[^\s@\p{Cc}\p{Cf}]+@[^\s@\p{Cc}\p{Cf}]+$/u, "An email address looks like name@example.org.");

/** The body of `POST /users`, for an instance admin, and of `POST /invitations/{token}:join`. */
export const createUser = z.object({ handle, email, password, alias: alias.default(null) });

export const patchUser = renaming.extend({ email: email.optional() });

export const putPassword = z.object({
  current: z.string().min(1, "Enter your present password.").max(200),
  password,
});

/** A person; `orgs` and `spaces` are counts. `admin`, of the whole server, is ours. */
export const user = z.object({
  id: z.string(),
  handle: z.string(),
  alias: z.string().nullable(),
  email: z.string(),
  emailVerified: z.boolean(),
  state: z.enum(["verified", "unverified", "blocked"]),
  orgs: z.int(),
  spaces: z.int(),
  createdAt: dateTime,
  admin: z.boolean().default(false),
});

/** A signed-in browser or program. `client` is what it called itself; `current` the session that asks. */
export const session = z.object({
  handle: z.string(),
  client: z.string().nullable(),
  address: z.string().nullable(),
  current: z.boolean(),
  createdAt: dateTime,
  expiresAt: dateTime,
  lastUsedAt: dateTime.nullable(),
});

/** An API key; it works until it is deleted. `suffix` are the last four characters of its token. */
export const key = z.object({
  id: z.string(),
  handle: z.string(),
  alias: z.string().nullable(),
  suffix: z.string(),
  createdAt: dateTime,
  /** To the minute. Ours: another server may leave it out. */
  lastUsedAt: dateTime.nullable().optional(),
});

/** The answer that makes a key, the only one with its token. */
export const newKey = key.extend({ token: z.string() });

export type SessionToken = z.infer<typeof sessionToken>;
export type User = z.infer<typeof user>;
export type Session = z.infer<typeof session>;
export type Key = z.infer<typeof key>;
export type NewKey = z.infer<typeof newKey>;
