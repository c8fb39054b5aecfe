import { formats } from "../../domain/formats.ts";
import { MAX_WAV_BYTES } from "../../domain/wav.ts";
import { signIn, signOut } from "../services/sessions.ts";
import { getSpace, listUserSpaces, requireSpace } from "../services/spaces.ts";
import { createUser, getUser } from "../services/users.ts";
import { toPageAnswer } from "./answers.ts";
import type { Handlers } from "./create-api.ts";

type Names = "signIn" | "signOut" | "getLimits" | "getUser" | "listUserSpaces" | "createUser" | "getSpace";

/** Signing in and out, people, spaces, and what this server takes. */
export const accountHandlers: Handlers<Names> = {
  signIn: ({ app, body, address }) => signIn(app, { ...body, address }),
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
  getUser: ({ app, viewer }) => getUser(app, viewer.userId),
  listUserSpaces: async ({ app, viewer, query, url }) => toPageAnswer(await listUserSpaces(app, viewer, query), url),
  createUser: ({ app, viewer, body }) => createUser(app, viewer, body),
  getSpace: async ({ app, viewer, params }) => getSpace(app, await requireSpace(app, viewer, params)),
};
