import type { commentEndpoints } from "../../contract/comment-endpoints.ts";
import { requireAudio } from "../services/audios.ts";
import { createComment, getComment, listComments, removeComment, updateComment } from "../services/comments.ts";
import { toPageAnswer } from "./answers.ts";
import type { Handlers } from "./create-api.ts";

/** What people say of moments and stretches of an audio. */
export const commentHandlers: Handlers<keyof typeof commentEndpoints> = {
  async createComment({ app, viewer, space, params, body }) {
    const audio = await requireAudio(app, space, params.audio);
    return createComment(app, viewer, { space, audio }, body);
  },
  async listComments({ app, space, params, query, url }) {
    const audio = await requireAudio(app, space, params.audio);
    return toPageAnswer(await listComments(app, audio, query), url);
  },
  async getComment({ app, space, params }) {
    return getComment(app, await requireAudio(app, space, params.audio), params.comment);
  },
  async updateComment({ app, viewer, space, params, body }) {
    const audio = await requireAudio(app, space, params.audio);
    return updateComment(app, viewer, { space, audio, handle: params.comment }, body);
  },
  async removeComment({ app, viewer, space, params }) {
    const audio = await requireAudio(app, space, params.audio);
    await removeComment(app, viewer, { space, audio, handle: params.comment });
  },
};
