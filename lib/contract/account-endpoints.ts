import * as account from "./account.ts";
import type { Endpoint } from "./endpoint.ts";
import { handleListQuery, timeListQuery } from "./lists.ts";
import { org } from "./org.ts";
import { limits, space } from "./space.ts";
import { statistics, statisticsQuery } from "./statistics.ts";

const KEY = "/user/keys/{key}";

/** Signing in and out, oneself, one's keys, and the users of the server. */
export const accountEndpoints = {
  signIn: {
    method: "POST",
    path: "/auth/credentials",
    status: 200,
    open: true,
    body: account.credentials,
    answer: account.sessionToken,
    refuses: [401, 429],
  },
  signOut: { method: "DELETE", path: "/auth/session", status: 204, refuses: [409] },
  getLimits: { method: "GET", path: "/limits", status: 200, answer: limits },
  getUser: { method: "GET", path: "/user", status: 200, answer: account.user },
  updateUser: {
    method: "PATCH",
    path: "/user",
    status: 200,
    body: account.patchUser,
    answer: account.user,
    refuses: [409],
  },
  putPassword: { method: "PUT", path: "/user/password", status: 204, body: account.putPassword, refuses: [403, 429] },
  listUserOrgs: {
    method: "GET",
    path: "/user/orgs",
    status: 200,
    query: handleListQuery,
    answer: org,
    list: true,
  },
  listUserSpaces: {
    method: "GET",
    path: "/user/spaces",
    status: 200,
    query: handleListQuery,
    answer: space,
    list: true,
  },
  getUserStatistics: {
    method: "GET",
    path: "/user/statistics",
    status: 200,
    query: statisticsQuery,
    answer: statistics,
  },
  listSessions: {
    method: "GET",
    path: "/user/sessions",
    status: 200,
    query: timeListQuery,
    answer: account.session,
    list: true,
  },
  removeSession: { method: "DELETE", path: "/user/sessions/{session}", status: 204 },
  createKey: {
    method: "POST",
    path: "/user/keys",
    status: 201,
    body: account.createKey,
    answer: account.newKey,
    refuses: [409],
  },
  listKeys: { method: "GET", path: "/user/keys", status: 200, query: handleListQuery, answer: account.key, list: true },
  getKey: { method: "GET", path: KEY, status: 200, answer: account.key },
  updateKey: {
    method: "PATCH",
    path: KEY,
    status: 200,
    body: account.patchKey,
    answer: account.key,
    refuses: [409],
  },
  removeKey: { method: "DELETE", path: KEY, status: 204 },
  createUser: {
    method: "POST",
    path: "/users",
    status: 201,
    instanceAdmin: true,
    body: account.createUser,
    answer: account.user,
    refuses: [409],
  },
  listUsers: {
    method: "GET",
    path: "/users",
    status: 200,
    instanceAdmin: true,
    query: handleListQuery,
    answer: account.user,
    list: true,
  },
  getOtherUser: { method: "GET", path: "/users/{user}", status: 200, answer: account.user },
  blockUser: {
    method: "POST",
    path: "/users/{user}:block",
    status: 200,
    instanceAdmin: true,
    answer: account.user,
    refuses: [409],
  },
  unblockUser: {
    method: "POST",
    path: "/users/{user}:unblock",
    status: 200,
    instanceAdmin: true,
    answer: account.user,
  },
} as const satisfies Record<string, Endpoint>;
