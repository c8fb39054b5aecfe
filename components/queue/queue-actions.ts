import type { AudioAddress, SpaceAddress } from "@/components/audios/audio-path";
import type { Assigned, Assignment, Reviewed } from "@/lib/contract/assignment";
import type { ActionResult } from "@/lib/contract/result";
import type { ReviewDecision } from "@/lib/domain/review/outcome";

type Dealing = {
  audios?: string[];
  limit?: number;
  to: string[];
  minutes?: number;
  takeOver?: boolean;
};

type Deciding = { audios: string[]; decision: ReviewDecision; reasons: string[]; note: string | null };

/** What stays with whoever goes through a queue. */
export type LeaseActions = {
  takeAudio: (input: AudioAddress & { minutes: number }) => Promise<ActionResult<Assignment>>;
  giveBackAudio: (input: AudioAddress) => Promise<ActionResult<null>>;
};

/** What can be done to the audios of a queue; null where the server has no way to. */
export type QueueActions = {
  assignAudios: (input: SpaceAddress & Dealing) => Promise<ActionResult<Assigned>>;
  reviewAudios: ((input: SpaceAddress & Deciding) => Promise<ActionResult<Reviewed>>) | null;
  giveBackAudio: LeaseActions["giveBackAudio"] | null;
};
