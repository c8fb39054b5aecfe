import type { findingJudgementEndpoints } from "../../contract/finding-judgement-endpoints.ts";
import { requireAudio } from "../services/audios.ts";
import { listFindingJudgements, putFindingJudgement, removeFindingJudgement } from "../services/finding-judgements.ts";
import { toPageAnswer } from "./answers.ts";
import type { Handlers } from "./create-api.ts";

/** What people say of the findings of an audio. */
export const findingJudgementHandlers: Handlers<keyof typeof findingJudgementEndpoints> = {
  async listFindingJudgements({ app, viewer, space, params, query, url }) {
    const audio = await requireAudio(app, space, params.audio);
    return toPageAnswer(await listFindingJudgements(app, viewer, { space, audio }, query), url);
  },
  async putFindingJudgement({ app, viewer, space, params, body }) {
    const audio = await requireAudio(app, space, params.audio);
    return putFindingJudgement(app, viewer, { audio, handle: params.finding }, body.verdict);
  },
  async removeFindingJudgement({ app, viewer, space, params }) {
    const audio = await requireAudio(app, space, params.audio);
    await removeFindingJudgement(app, viewer, { audio, handle: params.finding });
  },
};
