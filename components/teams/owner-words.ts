import { toRoleWords } from "@/components/spaces/role-words";
import { toCounted } from "@/components/ui/count-words";
import type { Role } from "@/lib/domain/permissions";

type Owner = { handle: string; role: Role; members: number | null };

/** What an owner is to whoever looks: `acme · 4 members · you are an editor` (where there are roles), or one's own. */
export function toOwnerWords({ handle, role, members }: Owner, hasRoles: boolean): string {
  if (members === null) return `${handle} · your own spaces, which nobody else sees`;
  const standing = hasRoles ? ` · you are ${toRoleWords(role)}` : "";
  return `${handle} · ${toCounted(members, "member")}${standing}`;
}
