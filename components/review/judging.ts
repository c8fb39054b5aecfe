import type { AudioAddress } from "@/components/audios/audio-path";
import type { JudgingActions } from "@/components/review/review-actions";
import type { FindingJudgement } from "@/lib/contract/finding-judgement";

/** What people say of the findings of an audio, and the handle of who looks. */
export type Judged = { items: readonly FindingJudgement[]; viewer: string };

/** All that it takes to show what people say of findings, and to say something. */
export type Judging = {
  address: AudioAddress;
  judged: Promise<Judged>;
  /** The viewer may say something themselves. */
  mayJudge: boolean;
  actions: JudgingActions;
};
