import type { Generated } from "kysely";
import type { Role } from "../../domain/permissions.ts";
import type { Bit, DateTime } from "./schema-columns.ts";

/** Users and organizations: whoever can be the `{owner}` of a space. One namespace of handles. */
export type OwnerTable = {
  id: string;
  type: "user" | "org";
  handle: string;
  alias: string | null;
  /** Handle and alias, folded by `toSearchText`. */
  search_text: Generated<string>;
  created_at: DateTime;
  /** Only organizations go; the row stays, as its handle is never given to another. */
  deleted_at: DateTime | null;
};

export type UserTable = {
  /** The id of the owner that this user is. */
  id: string;
  email: string;
  email_verified: Bit;
  password_hash: string;
  is_admin: Bit;
  is_blocked: Bit;
};

/**
 * Handles once used are never given to another than their `holder`. The namespace is empty for owners, the owner's id
 * for spaces.
 */
export type UsedHandleTable = { namespace: string; handle: string; holder: string | null };

/** Sessions. Only the SHA-256 of a token is kept. */
export type TokenTable = {
  hash: string;
  user_id: string;
  kind: "session";
  issued_at: DateTime;
  expires_at: DateTime;
  handle: Generated<string>;
  /** What the browser or program called itself, and where it was. */
  client: string | null;
  address: string | null;
  /** To the minute. */
  last_used_at: DateTime | null;
};

/** API keys. Only the SHA-256 of a token is kept, and its last four characters. */
export type ApiKeyTable = {
  id: string;
  user_id: string;
  handle: string;
  alias: string | null;
  search_text: string;
  hash: string;
  suffix: string;
  created_at: DateTime;
  /** To the minute. */
  last_used_at: DateTime | null;
};

export type MemberTable = { org_id: string; user_id: string; role: Role; created_at: DateTime };

/** Invitations that nobody has accepted yet. Only the SHA-256 of a token is kept, and its last four characters. */
export type InvitationTable = {
  id: string;
  org_id: string;
  handle: string;
  role: Role;
  hash: string;
  suffix: string;
  created_by: string;
  created_at: DateTime;
  expires_at: DateTime;
};
