import type { Role } from "@/lib/domain/permissions";

const may: Record<Role, string> = {
  viewer: "you may listen to what is there",
  reviewer: "you may listen, comment, and accept or reject audios",
  editor: "you may listen, review, upload, edit and delete",
  admin: "you may do everything there, and decide who else is in",
};

/** What somebody with this role may do, to end a sentence with. */
export function toOfferWords(role: Role): string {
  return may[role];
}
