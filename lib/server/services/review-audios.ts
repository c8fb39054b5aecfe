import type { ReviewAudiosInput, Reviewed } from "../../contract/assignment.ts";
import { isProblem } from "../../contract/problem.ts";
import type { App } from "../app.ts";
import { requireAudio } from "./audios.ts";
import { putReview } from "./reviews.ts";
import type { Viewer } from "./sessions.ts";
import type { OpenSpace } from "./spaces.ts";

/** Decides the same of each audio for the viewer, as `putReview` does for one. What one of them is refused for hinders no other. */
export async function reviewAudios(
  app: App,
  viewer: Viewer,
  space: OpenSpace,
  { audios, ...input }: ReviewAudiosInput,
): Promise<Reviewed> {
  const results: Reviewed["results"] = [];
  for (const handle of audios) {
    try {
      const audio = await requireAudio(app, space, handle);
      const review = await putReview(app, viewer, { space, audio }, input);
      results.push({ audio: handle, review, problem: null });
    } catch (error) {
      if (!isProblem(error)) throw error;
      const { status, wireCode: code, detail } = error;
      results.push({ audio: handle, review: null, problem: { status, code, detail } });
    }
  }
  return { results };
}
