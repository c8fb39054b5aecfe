import { getAudio, listAudios, removeAudio, requireAudio, restoreAudio, updateAudio } from "../services/audios.ts";
import { listMarks, putMark, removeMark } from "../services/marks.ts";
import { requireSpace } from "../services/spaces.ts";
import { toPageAnswer } from "./answers.ts";
import type { Handlers } from "./create-api.ts";

type Names =
  | "listAudios"
  | "getAudio"
  | "updateAudio"
  | "removeAudio"
  | "restoreAudio"
  | "listMarks"
  | "putMark"
  | "removeMark";

/** Audios and what people say of them. */
export const audioHandlers: Handlers<Names> = {
  async listAudios({ app, viewer, params, query, url }) {
    const space = await requireSpace(app, viewer, params);
    return toPageAnswer(await listAudios(app, viewer, space, query), url);
  },
  async getAudio({ app, viewer, params }) {
    const space = await requireSpace(app, viewer, params);
    const audio = await requireAudio(app, space, params.audio);
    return getAudio(app, viewer, audio.id);
  },
  async updateAudio({ app, viewer, params, body }) {
    const space = await requireSpace(app, viewer, params);
    const audio = await requireAudio(app, space, params.audio);
    await updateAudio(app, audio, body);
    return getAudio(app, viewer, audio.id);
  },
  async removeAudio({ app, viewer, params }) {
    const space = await requireSpace(app, viewer, params);
    await removeAudio(app, space, await requireAudio(app, space, params.audio));
  },
  async restoreAudio({ app, viewer, params }) {
    const space = await requireSpace(app, viewer, params);
    return getAudio(app, viewer, await restoreAudio(app, space, params.audio));
  },
  async listMarks({ app, viewer, params, query, url }) {
    const space = await requireSpace(app, viewer, params);
    const audio = await requireAudio(app, space, params.audio);
    return toPageAnswer(await listMarks(app, audio, query), url);
  },
  async putMark({ app, viewer, params, body }) {
    const space = await requireSpace(app, viewer, params);
    return putMark(app, viewer, await requireAudio(app, space, params.audio), body);
  },
  async removeMark({ app, viewer, params }) {
    const space = await requireSpace(app, viewer, params);
    await removeMark(app, viewer, await requireAudio(app, space, params.audio));
  },
};
