import { getPolicy, putPolicy } from "../services/policies.ts";
import { applyPolicy } from "../services/policies-apply.ts";
import { previewPolicy } from "../services/policies-preview.ts";
import type { Handlers } from "./create-api.ts";

/** What a space asks of the files that arrive in it. */
export const policyHandlers: Handlers<"getPolicy" | "putPolicy" | "previewPolicy" | "applyPolicy"> = {
  getPolicy: ({ app, space }) => getPolicy(app.db.query, space.id),
  putPolicy: ({ app, viewer, space, body }) => putPolicy(app, viewer, { space, document: body }),
  previewPolicy: ({ app, space, body, request }) => previewPolicy(app, space, { ...body, signal: request.signal }),
  applyPolicy: ({ app, space, request }) => applyPolicy(app, space, request.signal),
};
