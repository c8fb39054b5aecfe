import { getAudio, identifyAudio, removeAudio, requireAudio, restoreAudio, updateAudio } from "../services/audios.ts";
import { listAudios } from "../services/list-audios.ts";
import { listMarks, putMark } from "../services/marks.ts";
import { removeReview } from "../services/reviews.ts";
import { toPageAnswer } from "./answers.ts";
import type { Handlers } from "./create-api.ts";

type Names =
  | "listAudios"
  | "getAudio"
  | "updateAudio"
  | "removeAudio"
  | "restoreAudio"
  | "identifyAudio"
  | "listMarks"
  | "putMark"
  | "removeMark";

/** Audios and what people say of them. */
export const audioHandlers: Handlers<Names> = {
  async listAudios({ app, viewer, space, query, url }) {
    return toPageAnswer(await listAudios(app, viewer, space, query), url);
  },
  async getAudio({ app, viewer, space, params }) {
    const audio = await requireAudio(app, space, params.audio);
    return getAudio(app, viewer, audio.id);
  },
  async updateAudio({ app, viewer, space, params, body }) {
    const audio = await requireAudio(app, space, params.audio);
    await updateAudio(app, audio, body);
    return getAudio(app, viewer, audio.id);
  },
  async removeAudio({ app, space, params }) {
    await removeAudio(app, await requireAudio(app, space, params.audio));
  },
  async restoreAudio({ app, viewer, space, params }) {
    return getAudio(app, viewer, await restoreAudio(app, space, params.audio));
  },
  async identifyAudio({ app, viewer, space, params, body }) {
    const audio = await requireAudio(app, space, params.audio);
    await identifyAudio(app, space, audio, body.identity);
    return getAudio(app, viewer, audio.id);
  },
  async listMarks({ app, viewer, space, params, query, url }) {
    const audio = await requireAudio(app, space, params.audio);
    return toPageAnswer(await listMarks(app, viewer, { space, audio }, query), url);
  },
  async putMark({ app, viewer, space, params, body }) {
    const audio = await requireAudio(app, space, params.audio);
    return putMark(app, viewer, { space, audio }, body);
  },
  async removeMark({ app, viewer, space, params }) {
    await removeReview(app, viewer, { space, audio: await requireAudio(app, space, params.audio) });
  },
};
