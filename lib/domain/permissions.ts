/** What a member of an organization may be; each may what the one before may. The owner of a personal space is its admin. */
export const roles = ["viewer", "reviewer", "editor", "admin"] as const;

export type Role = (typeof roles)[number];

/** What each role is for, in a line for people; each also does what the one before does. */
export const roleDescriptions: Record<Role, string> = {
  viewer: "Sees and plays everything here.",
  reviewer: "Also comments, and accepts or rejects audios.",
  editor: "Also uploads, renames, deletes, links identities and assigns reviews.",
  admin: "Also manages members, spaces and settings.",
};

/**
 * Who may do what: the least role for each, and how a refusal begins. The API asks this table at every endpoint, and
 * pages ask it before they offer something.
 */
export const permissions = {
  read: ["viewer", "Seeing and playing what is here"],
  mark: ["reviewer", "Marking an audio"],
  review: ["reviewer", "Reviewing an audio"],
  assign: ["editor", "Assigning audios to others"],
  reassign: ["admin", "Taking an audio from whom it is assigned to"],
  comment: ["reviewer", "Commenting"],
  upload: ["editor", "Uploading"],
  edit: ["editor", "Changing an audio"],
  remove: ["editor", "Deleting an audio"],
  identify: ["editor", "Changing identities"],
  manageSpaces: ["admin", "Managing spaces"],
  manageMembers: ["admin", "Managing members"],
  manageOrg: ["admin", "Changing the organization"],
} as const satisfies Record<string, readonly [least: Role, activity: string]>;

export type Permission = keyof typeof permissions;

/** Whether somebody with this role may do that; without a role nothing. */
export function may(role: Role | null, permission: Permission): boolean {
  return role !== null && roles.indexOf(role) >= roles.indexOf(permissions[permission][0]);
}

/** Why somebody with this role may not: a sentence for people. */
export function whyNot(role: Role, permission: Permission): string {
  const [least, activity] = permissions[permission];
  const needed = least === "admin" ? "the role admin" : `at least the role ${least}`;
  return `${activity} needs ${needed} here; yours is ${role}.`;
}
