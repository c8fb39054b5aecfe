import type { reviewEndpoints } from "../../contract/review-endpoints.ts";
import { requireAudio } from "../services/audios.ts";
import { exportReview } from "../services/review-export.ts";
import { getReviewSettings, putReviewSettings } from "../services/review-settings.ts";
import { getReview, listReviewHistory, listReviews, putReview, removeReview } from "../services/reviews.ts";
import { toPageAnswer } from "./answers.ts";
import type { Handlers } from "./create-api.ts";
import { toExportAnswer } from "./export-answer.ts";

/** What people decide of an audio, and how a space reviews. */
export const reviewHandlers: Handlers<keyof typeof reviewEndpoints> = {
  async listReviews({ app, viewer, space, params, query, url }) {
    const audio = await requireAudio(app, space, params.audio);
    return toPageAnswer(await listReviews(app, viewer, { space, audio }, query), url);
  },
  async getReview({ app, viewer, space, params }) {
    return getReview(app, viewer, await requireAudio(app, space, params.audio));
  },
  async putReview({ app, viewer, space, params, body }) {
    const audio = await requireAudio(app, space, params.audio);
    return putReview(app, viewer, { space, audio }, body);
  },
  async removeReview({ app, viewer, space, params }) {
    await removeReview(app, viewer, { space, audio: await requireAudio(app, space, params.audio) });
  },
  async listReviewHistory({ app, viewer, space, params, query, url }) {
    const audio = await requireAudio(app, space, params.audio);
    return toPageAnswer(await listReviewHistory(app, viewer, { space, audio }, query), url);
  },
  async exportReview({ app, viewer, space, params, query, request }) {
    const audio = await requireAudio(app, space, params.audio);
    return toExportAnswer(request, await exportReview(app, viewer, { space, audio }), query.format);
  },
  getReviewSettings: ({ app, space }) => getReviewSettings(app, space),
  putReviewSettings: ({ app, viewer, space, body }) => putReviewSettings(app, viewer, { space, input: body }),
};
