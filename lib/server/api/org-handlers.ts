import {
  acceptInvitation,
  createInvitation,
  getInvitation,
  joinByInvitation,
  listInvitations,
  removeInvitation,
} from "../services/invitations.ts";
import { listMembers, removeMember, updateMember } from "../services/members.ts";
import { createOrg, getOrg, removeOrg, updateOrg } from "../services/orgs.ts";
import { listSpaces } from "../services/spaces.ts";
import { getOwnerStatistics } from "../services/statistics.ts";
import { toPageAnswer } from "./answers.ts";
import type { Handlers } from "./create-api.ts";

type Names =
  | "createOrg"
  | "getOrg"
  | "updateOrg"
  | "removeOrg"
  | "getOrgStatistics"
  | "listOrgSpaces"
  | "listMembers"
  | "putMember"
  | "removeMember"
  | "createInvitation"
  | "listInvitations"
  | "removeInvitation"
  | "getInvitation"
  | "acceptInvitation"
  | "joinByInvitation";

/** Organizations, their members, and the invitations that make members. */
export const orgHandlers: Handlers<Names> = {
  createOrg: ({ app, viewer, body }) => createOrg(app, viewer, body),
  getOrg: ({ app, owner }) => getOrg(app, owner),
  updateOrg: ({ app, owner, body }) => updateOrg(app, owner, body),
  removeOrg: async ({ app, owner }) => void (await removeOrg(app, owner)),
  getOrgStatistics: ({ app, owner, query }) => getOwnerStatistics(app, owner, query),
  listOrgSpaces: async ({ app, owner, query, url }) => toPageAnswer(await listSpaces(app, owner, query), url),
  listMembers: async ({ app, owner, query, url }) => toPageAnswer(await listMembers(app, owner, query), url),
  putMember: ({ app, viewer, owner, params, body }) =>
    updateMember(app, viewer, { org: owner, user: params.user, role: body.role }),
  removeMember: async ({ app, viewer, owner, params }) =>
    void (await removeMember(app, viewer, { org: owner, user: params.user })),
  createInvitation: ({ app, viewer, owner, body }) => createInvitation(app, viewer, { org: owner, role: body.role }),
  listInvitations: async ({ app, owner, query, url }) => toPageAnswer(await listInvitations(app, owner, query), url),
  removeInvitation: async ({ app, owner, params }) => void (await removeInvitation(app, owner, params.invitation)),
  getInvitation: ({ app, params }) => getInvitation(app, params.token),
  acceptInvitation: ({ app, viewer, params }) => acceptInvitation(app, viewer, params.token),
  joinByInvitation: ({ app, params, body }) => joinByInvitation(app, { ...body, token: params.token }),
};
