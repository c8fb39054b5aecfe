import type { SpaceAddress } from "@/components/audios/audio-path";
import type { ActionResult } from "@/lib/contract/result";
import type { ReviewSettings, ReviewSettingsInput } from "@/lib/contract/review";

/** How a space reviews, as it was read, with the tag by which the API knows whether it has changed since; null where it has none. */
export type ReadReviewSettings = { settings: ReviewSettings; etag: string | null };

/** Changes how a space reviews, unless somebody else did since `etag` was read. */
export type SaveReviewSettings = (
  input: SpaceAddress & ReviewSettingsInput & { etag: string | null },
) => Promise<ActionResult<ReadReviewSettings>>;
