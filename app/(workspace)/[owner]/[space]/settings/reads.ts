import type { SpaceAddress } from "@/components/audios/audio-path";
import type { ReadPolicy } from "@/components/policy/policy-actions";
import type { ReadReviewSettings } from "@/components/review/review-settings-actions";
import { policy } from "@/lib/contract/policy";
import { reviewSettings } from "@/lib/contract/review";
import type { findApi } from "@/lib/web/api";

type Api = NonNullable<Awaited<ReturnType<typeof findApi>>>;

/** The policy of a space, with the tag to hold a change of it against. */
export async function readPolicy(api: Api, params: SpaceAddress): Promise<ReadPolicy> {
  const answer = await api.send("getPolicy", { params });
  return { policy: policy.parse(await answer.json()), etag: answer.headers.get("etag") };
}

/** How a space reviews, in the same way. */
export async function readReviewSettings(api: Api, params: SpaceAddress): Promise<ReadReviewSettings> {
  const answer = await api.send("getReviewSettings", { params });
  return { settings: reviewSettings.parse(await answer.json()), etag: answer.headers.get("etag") };
}
