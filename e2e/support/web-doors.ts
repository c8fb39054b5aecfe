import { readFileSync } from "node:fs";
import path from "node:path";
import type { APIRequestContext } from "@playwright/test";
import type { EndpointName } from "../../lib/contract/endpoints.ts";

/**
 * Every server action of the app, and the endpoint it stands for: whoever may call the one may call the other. Null:
 * it stands for none, and a story of its own tells who may.
 */
export const actions: Record<string, EndpointName | null> = {
  signIn: null,
  signOut: null,
  endOtherSessions: null,
  // Its argument holds bytes, which only a browser sends as it should; it calls what `createWaiting` calls.
  createClip: null,
  acceptInvitation: "acceptInvitation",
  applyPolicy: "applyPolicy",
  assignAudios: "assignAudios",
  blockUser: "blockUser",
  changePassword: "putPassword",
  changeRole: "putMember",
  createComment: "createComment",
  createIdentity: "createIdentity",
  createInvitation: "createInvitation",
  createKey: "createKey",
  createOrg: "createOrg",
  createSpace: "createSpace",
  createUser: "createUser",
  createWaiting: "createAudio",
  discardUpload: "removeAudio",
  endSession: "removeSession",
  findIdentities: "listIdentities",
  findMembers: "listMembers",
  findTwins: "listAudios",
  giveBackAudio: "removeAssignment",
  identifyAudio: "identifyAudio",
  joinByInvitation: "joinByInvitation",
  loadRules: "getPolicy",
  listMoreComments: "listComments",
  listUploadSpaces: "listUserSpaces",
  judgeFinding: "putFindingJudgement",
  previewPolicy: "previewPolicy",
  removeAudio: "removeAudio",
  removeComment: "removeComment",
  removeIdentity: "removeIdentity",
  removeInvitation: "removeInvitation",
  removeMember: "removeMember",
  removeOrg: "removeOrg",
  removeSpace: "removeSpace",
  renameAudio: "updateAudio",
  renameKey: "updateKey",
  restoreAudio: "restoreAudio",
  reviewAudio: "putReview",
  reviewAudios: "reviewAudios",
  revokeKey: "removeKey",
  savePolicy: "putPolicy",
  saveReviewSettings: "putReviewSettings",
  takeAudio: "putAssignment",
  unblockUser: "unblockUser",
  unjudgeFinding: "removeFindingJudgement",
  updateComment: "updateComment",
  updateIdentity: "updateIdentity",
  updateOrg: "updateOrg",
  updateProfile: "updateUser",
  updateSpace: "updateSpace",
  withdrawReview: "removeReview",
};

/** The ids that a build gave its actions, by name. */
export function readActionIds(): Map<string, string> {
  const manifest = path.join(process.env.NEXT_DIST_DIR ?? ".next", "server/server-reference-manifest.json");
  const { node } = JSON.parse(readFileSync(manifest, "utf8")) as { node: Record<string, { exportedName: string }> };
  return new Map(Object.entries(node).map(([id, { exportedName }]) => [exportedName, id]));
}

/** Calls an action as a forged page would: with any argument at all. What it answered: `ok`, or the problem's code. */
export async function callAction(
  browser: APIRequestContext,
  { id, argument, page }: { id: string; argument: unknown; page: string },
): Promise<string> {
  const answer = await browser.post(page, {
    headers: { "next-action": id, "content-type": "text/plain;charset=UTF-8", accept: "text/x-component" },
    data: JSON.stringify([argument]),
    maxRedirects: 0,
  });
  const text = await answer.text();
  if (/"ok":true/.test(text)) return "ok";
  return /"ok":false,"problem":\{"code":"(\w+)"/.exec(text)?.[1] ?? `${answer.status()} ${text.slice(0, 300)}`;
}

/** Signs somebody in without a screen: the browser keeps the cookie. */
export async function signInAs(
  browser: APIRequestContext,
  { handle, password }: { handle: string; password: string },
): Promise<void> {
  const { csrfToken } = (await (await browser.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const form = { csrfToken, handle, password, json: "true" };
  const answer = await browser.post("/api/auth/callback/credentials", { form });
  if (!answer.ok()) throw new Error(`${handle} could not sign in: ${answer.status()}`);
}
