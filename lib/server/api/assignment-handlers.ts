import type { assignmentEndpoints } from "../../contract/assignment-endpoints.ts";
import { assignAudios } from "../services/assign-audios.ts";
import { putAssignment, removeAssignment } from "../services/assignments.ts";
import { requireAudio } from "../services/audios.ts";
import { reviewAudios } from "../services/review-audios.ts";
import type { Handlers } from "./create-api.ts";

/** Who reviews what next, and reviewing many at once. */
export const assignmentHandlers: Handlers<keyof typeof assignmentEndpoints> = {
  async putAssignment({ app, viewer, space, params, body }) {
    const audio = await requireAudio(app, space, params.audio);
    return putAssignment(app, viewer, { space, audio }, body);
  },
  async removeAssignment({ app, viewer, space, params }) {
    await removeAssignment(app, viewer, { space, audio: await requireAudio(app, space, params.audio) });
  },
  assignAudios: ({ app, viewer, space, body }) => assignAudios(app, viewer, space, body),
  reviewAudios: ({ app, viewer, space, body }) => reviewAudios(app, viewer, space, body),
};
