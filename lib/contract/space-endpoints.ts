import type { Endpoint } from "./endpoint.ts";
import { identityListQuery } from "./lists.ts";
import * as space from "./space.ts";
import { statistics, statisticsQuery } from "./statistics.ts";

const SPACE = "/spaces/{owner}/{space}";
const IDENTITY = `${SPACE}/identities/{identity}` as const;

/** Spaces, and the identities in them. */
export const spaceEndpoints = {
  createSpace: {
    method: "POST",
    path: "/spaces/{owner}",
    status: 201,
    needs: "manageSpaces",
    body: space.createSpace,
    answer: space.space,
    refuses: [409],
  },
  getSpace: { method: "GET", path: SPACE, status: 200, needs: "read", answer: space.space },
  updateSpace: {
    method: "PATCH",
    path: SPACE,
    status: 200,
    needs: "manageSpaces",
    body: space.patchSpace,
    answer: space.space,
    refuses: [409],
  },
  removeSpace: { method: "DELETE", path: SPACE, status: 204, needs: "manageSpaces", refuses: [409] },
  getSpaceStatistics: {
    method: "GET",
    path: `${SPACE}/statistics`,
    status: 200,
    needs: "read",
    query: statisticsQuery,
    answer: statistics,
  },
  createIdentity: {
    method: "POST",
    path: `${SPACE}/identities`,
    status: 201,
    needs: "identify",
    body: space.createIdentity,
    answer: space.identity,
    refuses: [409],
  },
  listIdentities: {
    method: "GET",
    path: `${SPACE}/identities`,
    status: 200,
    needs: "read",
    query: identityListQuery,
    answer: space.identity,
    list: true,
  },
  getIdentity: { method: "GET", path: IDENTITY, status: 200, needs: "read", answer: space.identity },
  updateIdentity: {
    method: "PATCH",
    path: IDENTITY,
    status: 200,
    needs: "identify",
    body: space.patchIdentity,
    answer: space.identity,
    refuses: [409],
  },
  removeIdentity: { method: "DELETE", path: IDENTITY, status: 204, needs: "identify", refuses: [409] },
} as const satisfies Record<string, Endpoint>;
