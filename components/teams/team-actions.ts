import type { Member, NewInvitation } from "@/lib/contract/org";
import type { ActionResult } from "@/lib/contract/result";
import type { Role } from "@/lib/domain/permissions";

/** What can be done to the members of an organization: the server's actions, handed down by the page. */
export type MemberActions = {
  changeRole: (input: { org: string; user: string; role: Role }) => Promise<ActionResult<Member>>;
  removeMember: (input: { org: string; user: string }) => Promise<ActionResult<null>>;
};

/** Those of them that there are for whoever looks. */
export type OfferedMemberActions = { [K in keyof MemberActions]: MemberActions[K] | null };

export type InvitationActions = {
  createInvitation: (input: { org: string; role: Role }) => Promise<ActionResult<NewInvitation>>;
  removeInvitation: (input: { org: string; invitation: string }) => Promise<ActionResult<null>>;
};
