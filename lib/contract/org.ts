import { z } from "zod";
import { roles } from "../domain/permissions.ts";
import { user } from "./account.ts";
import { dateTime, reference } from "./primitives.ts";

export const role = z.enum(roles, { error: `A role is one of ${roles.join(", ")}.` });

/** An organization; `members` and `spaces` are counts. `role` is the viewer's own, and ours. */
export const org = z.object({
  id: z.string(),
  handle: z.string(),
  alias: z.string().nullable(),
  members: z.int(),
  spaces: z.int(),
  createdAt: dateTime,
  role: role.default("admin"),
});

/** A user as a member of an organization. A server without roles lets every member do everything. */
export const member = user.extend({ role: role.default("admin") });

export const putMember = z.object({ role });

/** The way into an organization that a link opens: once, and until `expiresAt`. `suffix` ends its token. */
export const invitation = z.object({
  handle: z.string(),
  role,
  suffix: z.string(),
  createdBy: reference,
  createdAt: dateTime,
  expiresAt: dateTime,
});

export const createInvitation = z.object({ role });

/** The answer that makes an invitation, the only one with its token. */
export const newInvitation = invitation.extend({ token: z.string() });

/** What whoever holds the token of an invitation may know of it. */
export const invitationOffer = z.object({ org: reference, role, createdBy: reference, expiresAt: dateTime });

export type Org = z.infer<typeof org>;
export type Member = z.infer<typeof member>;
export type Invitation = z.infer<typeof invitation>;
export type NewInvitation = z.infer<typeof newInvitation>;
export type InvitationOffer = z.infer<typeof invitationOffer>;
