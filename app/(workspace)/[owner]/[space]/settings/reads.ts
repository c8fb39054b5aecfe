import type { SpaceAddress } from "@/components/audios/audio-path";
import type { ReadPolicy } from "@/components/policy/policy-actions";
import { policy } from "@/lib/contract/policy";
import type { findApi } from "@/lib/web/api";

/** The policy of a space, with the tag to hold a change of it against. */
export async function readPolicy(
  api: NonNullable<Awaited<ReturnType<typeof findApi>>>,
  params: SpaceAddress,
): Promise<ReadPolicy> {
  const answer = await api.send("getPolicy", { params });
  return { policy: policy.parse(await answer.json()), etag: answer.headers.get("etag") };
}
