import type { Space } from "@/lib/contract/space";
import { may, type Role } from "@/lib/domain/permissions";

/** A role with its article: `a viewer`, `an admin`. */
export function toRoleWords(role: Role): string {
  return /^[aeiou]/.test(role) ? `an ${role}` : `a ${role}`;
}

/** Why somebody may not upload to a space, and who can change that; null where they may. */
export function whyNoUpload({ role, owner }: Pick<Space, "role" | "owner">): string | null {
  if (may(role, "upload")) return null;
  const what = may(role, "review") ? "listen and review" : "listen";
  return `You may ${what} here. Ask an admin of ${owner.alias ?? owner.handle} for more.`;
}
