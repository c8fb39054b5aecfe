import { toOpenApi } from "../../contract/openapi.ts";
import type { OpenApiDocument } from "../../contract/openapi-document.ts";
import { formats } from "../../domain/formats.ts";
import { MAX_WAV_BYTES } from "../../domain/wav.ts";
import { listOrgs } from "../services/orgs.ts";
import { updatePassword, updateUser } from "../services/profile.ts";
import { signIn, signOut } from "../services/sessions.ts";
import { listSpaces } from "../services/spaces.ts";
import { getOwnerStatistics } from "../services/statistics.ts";
import { createUser, getOtherUser, getUser, listUsers, setBlocked } from "../services/users.ts";
import { toPageAnswer } from "./answers.ts";
import type { Handlers } from "./create-api.ts";
import { BASE } from "./open-call.ts";

type Names =
  | "signIn"
  | "signOut"
  | "getLimits"
  | "getOpenApi"
  | "getUser"
  | "updateUser"
  | "putPassword"
  | "listUserOrgs"
  | "listUserSpaces"
  | "getUserStatistics"
  | "createUser"
  | "listUsers"
  | "getOtherUser"
  | "blockUser"
  | "unblockUser";

/** Made once: anybody may ask for it. */
let openApi: OpenApiDocument | undefined;

/** Signing in and out, oneself, the users of the server, and what this server takes. */
export const accountHandlers: Handlers<Names> = {
  signIn: ({ app, body, address, request }) =>
    signIn(app, { ...body, address, client: request.headers.get("user-agent") }),
  signOut: async ({ app, viewer }) => void (await signOut(app, viewer)),
  getLimits: async ({ app }) => ({
    ...app.limits,
    maxWavBytes: MAX_WAV_BYTES,
    formats: formats.map(({ id, label, extensions, mimeTypes }) => ({
      id,
      label,
      extensions: [...extensions],
      mimeTypes: [...mimeTypes],
    })),
  }),
  getOpenApi: async () => {
    openApi ??= toOpenApi(BASE);
    return openApi;
  },
  getUser: ({ app, viewer }) => getUser(app, viewer.userId),
  updateUser: ({ app, viewer, body }) => updateUser(app, viewer, body),
  putPassword: async ({ app, viewer, body }) => void (await updatePassword(app, viewer, body)),
  listUserOrgs: async ({ app, viewer, query, url }) => toPageAnswer(await listOrgs(app, viewer, query), url),
  listUserSpaces: async ({ app, viewer, query, url }) =>
    toPageAnswer(await listSpaces(app, { id: viewer.userId, role: "admin" }, query), url),
  getUserStatistics: ({ app, viewer, query }) => getOwnerStatistics(app, { id: viewer.userId }, query),
  createUser: ({ app, viewer, body }) => createUser(app, viewer, body),
  listUsers: async ({ app, viewer, query, url }) => toPageAnswer(await listUsers(app, viewer, query), url),
  getOtherUser: ({ app, viewer, params }) => getOtherUser(app, viewer, params.user),
  blockUser: ({ app, viewer, params }) => setBlocked(app, viewer, { handle: params.user, isBlocked: true }),
  unblockUser: ({ app, viewer, params }) => setBlocked(app, viewer, { handle: params.user, isBlocked: false }),
};
