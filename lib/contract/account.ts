import { z } from "zod";
import { alias, dateTime, handle } from "./primitives.ts";

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
  .min(1, "An email address has at least one character.")
  .max(50, "An email address has at most 50 characters.")
  .regex(/^[^\s@]+@[^\s@]+$/, "An email address looks like name@example.org.");

/** The body of `POST /users`, for an instance admin. */
export const createUser = z.object({ handle, email, password, alias: alias.default(null) });

/** A person; `orgs` and `spaces` are counts. */
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
});

/** A space; `audios` and the like are counts. */
export const space = z.object({
  id: z.string(),
  handle: z.string(),
  alias: z.string().nullable(),
  owner: z.object({ type: z.enum(["user", "org"]), handle: z.string(), alias: z.string().nullable() }),
  audios: z.int(),
  voiceprints: z.int(),
  verifications: z.int(),
  identities: z.int(),
  createdAt: dateTime,
});

/** What this server takes, so that a page can say it before a drop. */
export const limits = z.object({
  maxUploadBytes: z.number(),
  maxDurationSeconds: z.number(),
  maxWavBytes: z.number(),
  formats: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      extensions: z.array(z.string()),
      mimeTypes: z.array(z.string()),
    }),
  ),
});

export type SessionToken = z.infer<typeof sessionToken>;
export type User = z.infer<typeof user>;
export type Space = z.infer<typeof space>;
export type Limits = z.infer<typeof limits>;
