import "server-only";
import type { ApiClient } from "../client/client.ts";
import type { Mark } from "../contract/audio.ts";
import { Problem } from "../contract/problem.ts";
import type { Review, ReviewInput } from "../contract/review.ts";
import { loadOffer } from "./offer.ts";

type Params = { owner: string; space: string; audio: string };

const VERDICTS = { accept: "right", reject: "wrong" } as const;

/** Decides on an audio: by a review, or by a mark where the server has no more than that, which has no reasons. */
export async function decide(api: ApiClient, params: Params, review: ReviewInput): Promise<void> {
  const { serves } = await loadOffer();
  if (serves("putReview")) {
    await api.call("putReview", { params, body: review });
    return;
  }
  if (review.decision === "unsure")
    throw new Problem("notImplemented", "This server keeps only accepting and rejecting.");
  await api.call("putMark", { params, body: { verdict: VERDICTS[review.decision], note: review.note } });
}

/** Takes a decision back, in the same way. */
export async function withdraw(api: ApiClient, params: Params): Promise<void> {
  const { serves } = await loadOffer();
  await api.call(serves("removeReview") ? "removeReview" : "removeMark", { params });
}

/** A mark as the review that it is. */
export function toReview({ user, verdict, note, createdAt, updatedAt }: Mark): Review {
  return { user, decision: verdict === "right" ? "accept" : "reject", reasons: [], note, createdAt, updatedAt };
}
