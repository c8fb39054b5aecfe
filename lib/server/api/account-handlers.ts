import { Problem } from "../../contract/problem.ts";
import { formats } from "../../domain/formats.ts";
import { MAX_WAV_BYTES } from "../../domain/wav.ts";
import { signIn, signOut } from "../services/sessions.ts";
import { listSpaces } from "../services/spaces.ts";
import { createUser, getUser } from "../services/users.ts";
import { toPageAnswer } from "./answers.ts";
import type { Handlers } from "./create-api.ts";

type Names =
  | "signIn"
  | "signOut"
  | "getLimits"
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

const notBuilt = async (): Promise<never> => {
  throw new Problem("notImplemented");
};

/** Signing in and out, oneself, the users of the server, and what this server takes. */
export const accountHandlers: Handlers<Names> = {
  signIn: ({ app, body, address }) => signIn(app, { ...body, address }),
  signOut: async ({ app, viewer }) => void (await signOut(app, viewer)),
  getLimits: async ({ app }) => ({
    ...app.limits,
    spaceQuota: { bytes: null, hours: null },
    rate: null,
    maxWavBytes: MAX_WAV_BYTES,
    formats: formats.map(({ id, label, extensions, mimeTypes }) => ({
      id,
      label,
      extensions: [...extensions],
      mimeTypes: [...mimeTypes],
    })),
  }),
  getUser: ({ app, viewer }) => getUser(app, viewer.userId),
  updateUser: notBuilt,
  putPassword: notBuilt,
  listUserOrgs: notBuilt,
  listUserSpaces: async ({ app, viewer, query, url }) =>
    toPageAnswer(await listSpaces(app, { id: viewer.userId, role: "admin" }, query), url),
  getUserStatistics: notBuilt,
  createUser: ({ app, viewer, body }) => createUser(app, viewer, body),
  listUsers: notBuilt,
  getOtherUser: notBuilt,
  blockUser: notBuilt,
  unblockUser: notBuilt,
};
