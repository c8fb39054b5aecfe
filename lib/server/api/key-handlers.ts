import { createKey, getKey, listKeys, removeKey, updateKey } from "../services/keys.ts";
import { listSessions, removeSession } from "../services/sessions.ts";
import { toPageAnswer } from "./answers.ts";
import type { Handlers } from "./create-api.ts";

type Names = "listSessions" | "removeSession" | "createKey" | "listKeys" | "getKey" | "updateKey" | "removeKey";

/** Sessions and API keys: what one is signed in with. */
export const keyHandlers: Handlers<Names> = {
  listSessions: async ({ app, viewer, query, url }) => toPageAnswer(await listSessions(app, viewer, query), url),
  removeSession: async ({ app, viewer, params }) => void (await removeSession(app, viewer, params.session)),
  createKey: ({ app, viewer, body }) => createKey(app, viewer, body),
  listKeys: async ({ app, viewer, query, url }) => toPageAnswer(await listKeys(app, viewer, query), url),
  getKey: ({ app, viewer, params }) => getKey(app, viewer, params.key),
  updateKey: ({ app, viewer, params, body }) => updateKey(app, viewer, { ...body, key: params.key }),
  removeKey: async ({ app, viewer, params }) => void (await removeKey(app, viewer, params.key)),
};
