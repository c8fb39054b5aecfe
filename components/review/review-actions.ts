import type { AudioAddress } from "@/components/audios/audio-path";
import type { MyReview } from "@/components/review/my-review";
import type { FindingJudgement } from "@/lib/contract/finding-judgement";
import type { ActionResult } from "@/lib/contract/result";
import type { FindingVerdict } from "@/lib/domain/review/judgements";

/** Deciding on an audio: the server's actions, handed down by the page. */
export type ReviewActions = {
  reviewAudio: (input: AudioAddress & MyReview) => Promise<ActionResult<null>>;
  withdrawReview: (input: AudioAddress) => Promise<ActionResult<null>>;
};

/** Saying whether a finding is so. */
export type JudgingActions = {
  judgeFinding: (
    input: AudioAddress & { finding: string; verdict: FindingVerdict },
  ) => Promise<ActionResult<FindingJudgement>>;
  unjudgeFinding: (input: AudioAddress & { finding: string }) => Promise<ActionResult<null>>;
};
