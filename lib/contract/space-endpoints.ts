import type { Endpoint } from "./endpoint.ts";
import { identityListQuery } from "./lists.ts";
import { naming, renaming } from "./primitives.ts";
import * as space from "./space.ts";
import { statistics, statisticsQuery } from "./statistics.ts";

const SPACE = "/spaces/{owner}/{space}";
const IDENTITY = `${SPACE}/identities/{identity}` as const;

/** Spaces, and the identities in them. */
export const spaceEndpoints = {
  createSpace: {
    summary: "Make a space",
    method: "POST",
    path: "/spaces/{owner}",
    status: 201,
    needs: "manageSpaces",
    body: naming,
    answer: space.space,
    refuses: [409],
  },
  getSpace: {
    published: true,
    summary: "Read a space",
    method: "GET",
    path: SPACE,
    status: 200,
    needs: "read",
    answer: space.space,
  },
  updateSpace: {
    published: true,
    summary: "Change the handle or alias of a space",
    method: "PATCH",
    path: SPACE,
    status: 200,
    needs: "manageSpaces",
    body: renaming,
    answer: space.space,
    refuses: [409],
  },
  removeSpace: {
    summary: "Delete an empty space",
    method: "DELETE",
    path: SPACE,
    status: 204,
    needs: "manageSpaces",
    refuses: [409],
  },
  getSpaceStatistics: {
    summary: "Read the counts of a space",
    method: "GET",
    path: `${SPACE}/statistics`,
    status: 200,
    needs: "read",
    query: statisticsQuery,
    answer: statistics,
  },
  createIdentity: {
    published: true,
    summary: "Make an identity: a person who speaks",
    method: "POST",
    path: `${SPACE}/identities`,
    status: 201,
    needs: "identify",
    body: naming,
    answer: space.identity,
    refuses: [409],
  },
  listIdentities: {
    published: true,
    summary: "List the identities of a space",
    method: "GET",
    path: `${SPACE}/identities`,
    status: 200,
    needs: "read",
    query: identityListQuery,
    answer: space.identity,
    list: true,
  },
  getIdentity: {
    published: true,
    summary: "Read an identity",
    method: "GET",
    path: IDENTITY,
    status: 200,
    needs: "read",
    answer: space.identity,
  },
  updateIdentity: {
    summary: "Change the handle or alias of an identity",
    method: "PATCH",
    path: IDENTITY,
    status: 200,
    needs: "identify",
    body: renaming,
    answer: space.identity,
    refuses: [409],
  },
  removeIdentity: {
    summary: "Delete an identity to which no audio links",
    method: "DELETE",
    path: IDENTITY,
    status: 204,
    needs: "identify",
    refuses: [409],
  },
} as const satisfies Record<string, Endpoint>;
