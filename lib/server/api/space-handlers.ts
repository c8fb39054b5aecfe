import {
  createIdentity,
  getIdentity,
  listIdentities,
  removeIdentity,
  requireIdentity,
  updateIdentity,
} from "../services/identities.ts";
import { createSpace, getSpace, removeSpace, updateSpace } from "../services/spaces.ts";
import { getSpaceStatistics } from "../services/statistics.ts";
import { toPageAnswer } from "./answers.ts";
import type { Handlers } from "./create-api.ts";

type Names =
  | "createSpace"
  | "getSpace"
  | "updateSpace"
  | "removeSpace"
  | "getSpaceStatistics"
  | "createIdentity"
  | "listIdentities"
  | "getIdentity"
  | "updateIdentity"
  | "removeIdentity";

/** Spaces, and the identities in them. */
export const spaceHandlers: Handlers<Names> = {
  createSpace: ({ app, owner, body }) => createSpace(app, owner, body),
  getSpace: ({ app, space }) => getSpace(app, space),
  updateSpace: ({ app, space, body }) => updateSpace(app, space, body),
  removeSpace: ({ app, space }) => removeSpace(app, space) as Promise<undefined>,
  getSpaceStatistics: ({ app, space, query }) => getSpaceStatistics(app, space, query),
  createIdentity: ({ app, space, body }) => createIdentity(app, space, body),
  listIdentities: async ({ app, space, query, url }) => toPageAnswer(await listIdentities(app, space, query), url),
  getIdentity: ({ app, space, params }) => getIdentity(app, space, params.identity),
  async updateIdentity({ app, space, params, body }) {
    return updateIdentity(app, await requireIdentity(app, space, params.identity), body);
  },
  async removeIdentity({ app, space, params }) {
    await removeIdentity(app, space, await requireIdentity(app, space, params.identity));
  },
};
