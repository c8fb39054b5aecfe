import { createUser, user } from "./account.ts";
import type { Endpoint } from "./endpoint.ts";
import { handleListQuery, timeListQuery } from "./lists.ts";
import * as org from "./org.ts";
import { naming, renaming } from "./primitives.ts";
import { space } from "./space.ts";
import { statistics, statisticsQuery } from "./statistics.ts";

const MEMBER = "/orgs/{org}/members/{user}";

/** Organizations, their members, and the invitations that make members. */
export const orgEndpoints = {
  createOrg: {
    summary: "Make an organization and be its admin",
    method: "POST",
    path: "/orgs",
    status: 201,
    body: naming,
    answer: org.org,
    refuses: [409],
  },
  getOrg: {
    summary: "Read an organization",
    method: "GET",
    path: "/orgs/{org}",
    status: 200,
    needs: "read",
    answer: org.org,
  },
  updateOrg: {
    summary: "Change the handle or alias of an organization",
    method: "PATCH",
    path: "/orgs/{org}",
    status: 200,
    needs: "manageOrg",
    body: renaming,
    answer: org.org,
    refuses: [409],
  },
  removeOrg: {
    summary: "Delete an organization that has no spaces",
    method: "DELETE",
    path: "/orgs/{org}",
    status: 204,
    needs: "manageOrg",
    refuses: [409],
  },
  getOrgStatistics: {
    summary: "Read the counts of an organization's spaces together",
    method: "GET",
    path: "/orgs/{org}/statistics",
    status: 200,
    needs: "read",
    query: statisticsQuery,
    answer: statistics,
  },
  listOrgSpaces: {
    summary: "List the spaces of an organization",
    method: "GET",
    path: "/orgs/{org}/spaces",
    status: 200,
    needs: "read",
    query: handleListQuery,
    answer: space,
    list: true,
  },
  listMembers: {
    summary: "List the members of an organization with their roles",
    method: "GET",
    path: "/orgs/{org}/members",
    status: 200,
    needs: "read",
    query: handleListQuery,
    answer: org.member,
    list: true,
  },
  putMember: {
    summary: "Give a member another role",
    method: "PUT",
    path: MEMBER,
    status: 200,
    needs: "manageMembers",
    body: org.putMember,
    answer: org.member,
    refuses: [409],
  },
  // Everybody may leave; only who manages members may remove others.
  removeMember: {
    summary: "Remove a member, or leave",
    method: "DELETE",
    path: MEMBER,
    status: 204,
    needs: "read",
    refuses: [403, 409],
  },
  createInvitation: {
    summary: "Make a single-use invitation; its token is in this answer only",
    method: "POST",
    path: "/orgs/{org}/invitations",
    status: 201,
    needs: "manageMembers",
    body: org.createInvitation,
    answer: org.newInvitation,
  },
  listInvitations: {
    summary: "List the invitations that are still open",
    method: "GET",
    path: "/orgs/{org}/invitations",
    status: 200,
    needs: "manageMembers",
    query: timeListQuery,
    answer: org.invitation,
    list: true,
  },
  removeInvitation: {
    summary: "Take an invitation back",
    method: "DELETE",
    path: "/orgs/{org}/invitations/{invitation}",
    status: 204,
    needs: "manageMembers",
  },
  getInvitation: {
    summary: "Read what an invitation offers",
    method: "GET",
    path: "/invitations/{token}",
    status: 200,
    open: true,
    answer: org.invitationOffer,
  },
  acceptInvitation: {
    summary: "Become a member by an invitation",
    method: "POST",
    path: "/invitations/{token}:accept",
    status: 200,
    answer: org.org,
    refuses: [409],
  },
  joinByInvitation: {
    summary: "Make an account that is a member, by an invitation",
    method: "POST",
    path: "/invitations/{token}:join",
    status: 201,
    open: true,
    body: createUser,
    answer: user,
    refuses: [409],
  },
} as const satisfies Record<string, Endpoint>;
