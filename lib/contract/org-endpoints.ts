import { createUser, user } from "./account.ts";
import type { Endpoint } from "./endpoint.ts";
import { handleListQuery, timeListQuery } from "./lists.ts";
import * as org from "./org.ts";
import { space } from "./space.ts";
import { statistics, statisticsQuery } from "./statistics.ts";

const MEMBER = "/orgs/{org}/members/{user}";

/** Organizations, their members, and the invitations that make members. */
export const orgEndpoints = {
  createOrg: {
    method: "POST",
    path: "/orgs",
    status: 201,
    body: org.createOrg,
    answer: org.org,
    refuses: [409],
  },
  getOrg: { method: "GET", path: "/orgs/{org}", status: 200, needs: "read", answer: org.org },
  updateOrg: {
    method: "PATCH",
    path: "/orgs/{org}",
    status: 200,
    needs: "manageOrg",
    body: org.patchOrg,
    answer: org.org,
    refuses: [409],
  },
  removeOrg: { method: "DELETE", path: "/orgs/{org}", status: 204, needs: "manageOrg", refuses: [409] },
  getOrgStatistics: {
    method: "GET",
    path: "/orgs/{org}/statistics",
    status: 200,
    needs: "read",
    query: statisticsQuery,
    answer: statistics,
  },
  listOrgSpaces: {
    method: "GET",
    path: "/orgs/{org}/spaces",
    status: 200,
    needs: "read",
    query: handleListQuery,
    answer: space,
    list: true,
  },
  listMembers: {
    method: "GET",
    path: "/orgs/{org}/members",
    status: 200,
    needs: "read",
    query: handleListQuery,
    answer: org.member,
    list: true,
  },
  putMember: {
    method: "PUT",
    path: MEMBER,
    status: 200,
    needs: "manageMembers",
    body: org.putMember,
    answer: org.member,
    refuses: [409],
  },
  // Everybody may leave; only who manages members may remove others.
  removeMember: { method: "DELETE", path: MEMBER, status: 204, needs: "read", refuses: [403, 409] },
  createInvitation: {
    method: "POST",
    path: "/orgs/{org}/invitations",
    status: 201,
    needs: "manageMembers",
    body: org.createInvitation,
    answer: org.newInvitation,
  },
  listInvitations: {
    method: "GET",
    path: "/orgs/{org}/invitations",
    status: 200,
    needs: "manageMembers",
    query: timeListQuery,
    answer: org.invitation,
    list: true,
  },
  removeInvitation: {
    method: "DELETE",
    path: "/orgs/{org}/invitations/{invitation}",
    status: 204,
    needs: "manageMembers",
  },
  getInvitation: {
    method: "GET",
    path: "/invitations/{token}",
    status: 200,
    open: true,
    answer: org.invitationOffer,
  },
  acceptInvitation: {
    method: "POST",
    path: "/invitations/{token}:accept",
    status: 200,
    answer: org.org,
    refuses: [409],
  },
  joinByInvitation: {
    method: "POST",
    path: "/invitations/{token}:join",
    status: 201,
    open: true,
    body: createUser,
    answer: user,
    refuses: [409],
  },
} as const satisfies Record<string, Endpoint>;
