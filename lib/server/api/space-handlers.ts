import { Problem } from "../../contract/problem.ts";
import { createSpace, getSpace, removeSpace, updateSpace } from "../services/spaces.ts";
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

const notBuilt = async (): Promise<never> => {
  throw new Problem("notImplemented");
};

/** Spaces, and the identities in them. */
export const spaceHandlers: Handlers<Names> = {
  createSpace: ({ app, owner, body }) => createSpace(app, owner, body),
  getSpace: ({ app, space }) => getSpace(app, space),
  updateSpace: ({ app, space, body }) => updateSpace(app, space, body),
  removeSpace: ({ app, space }) => removeSpace(app, space) as Promise<undefined>,
  getSpaceStatistics: notBuilt,
  createIdentity: notBuilt,
  listIdentities: notBuilt,
  getIdentity: notBuilt,
  updateIdentity: notBuilt,
  removeIdentity: notBuilt,
};
