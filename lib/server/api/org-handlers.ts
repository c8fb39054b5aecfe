import { Problem } from "../../contract/problem.ts";
import { listSpaces } from "../services/spaces.ts";
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

const notBuilt = async (): Promise<never> => {
  throw new Problem("notImplemented");
};

/** Organizations, their members, and the invitations that make members. */
export const orgHandlers: Handlers<Names> = {
  createOrg: notBuilt,
  getOrg: notBuilt,
  updateOrg: notBuilt,
  removeOrg: notBuilt,
  getOrgStatistics: notBuilt,
  listOrgSpaces: async ({ app, owner, query, url }) => toPageAnswer(await listSpaces(app, owner, query), url),
  listMembers: notBuilt,
  putMember: notBuilt,
  removeMember: notBuilt,
  createInvitation: notBuilt,
  listInvitations: notBuilt,
  removeInvitation: notBuilt,
  getInvitation: notBuilt,
  acceptInvitation: notBuilt,
  joinByInvitation: notBuilt,
};
