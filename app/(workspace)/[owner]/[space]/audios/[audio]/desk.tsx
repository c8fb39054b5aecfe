import { Suspense } from "react";
import { AudioStage } from "@/components/audios/audio-stage";
import { CommentLane } from "@/components/comments/comment-lane";
import { CommentPanel } from "@/components/comments/comment-panel";
import { CommentsScope } from "@/components/comments/comments-scope";
import { parseOne, type SearchParams } from "@/components/lists/search-params";
import { PlayerProvider } from "@/components/player/player-context";
import { StartAt } from "@/components/player/start-at";
import { PlayOnArrival } from "@/components/queue/play-on-arrival";
import { HeardLanes } from "@/components/review/heard-lanes";
import { REVIEW_TITLE, ReviewPanel } from "@/components/review/review-panel";
import { PanelPending } from "@/components/ui/panel";
import type { Audio } from "@/lib/contract/audio";
import type { Space } from "@/lib/contract/space";
import { parseMoment } from "@/lib/domain/comments/moment-link";
import { may } from "@/lib/domain/permissions";
import type { requireOffer } from "@/lib/web/api";
import type { AudioParams } from "@/lib/web/serve-file";
import * as commentActions from "./comments/actions";
import { readComments } from "./comments/reads";
import type { readAnalysis } from "./read-analysis";
import { readJudging, readReviews } from "./read-reviews";
import { judgeFinding, reviewAudio, unjudgeFinding, withdrawReview } from "./reviews/actions";

type Analysis = ReturnType<typeof readAnalysis>;
type DeskProps = {
  address: AudioParams;
  search: SearchParams;
  audio: Audio;
  space: Space;
  offer: Awaited<ReturnType<typeof requireOffer>>;
  findings: Analysis["findings"];
  analysis: Omit<Analysis, "findings">;
};

/** Where an audio is listened to and judged: the player, and everything on the page that follows it or works it. */
export function Desk({ address, search, audio, space, offer, findings, analysis }: DeskProps) {
  const { role } = space;
  const { serves } = offer;
  const comments = readComments(address, { audio, space, offer }, search);
  const reviews = readReviews(address, audio, { serves, findings });
  return (
    <PlayerProvider>
      <StartAt at={parseMoment(parseOne(search.t))} />
      <PlayOnArrival handle={audio.handle} />
      <CommentsScope {...{ address, role, comments }} actions={{ ...commentActions }} renderedAtMs={Date.now()}>
        <AudioStage
          {...{ address, audio, findings }}
          receipt={analysis.receipt}
          measures={analysis.measures}
          judging={readJudging(address, audio, { serves, role, actions: { judgeFinding, unjudgeFinding } })}
          hasPeaks={serves("getPeaks")}
          hasOriginal={serves("getOriginal")}
          hasListening={serves("startListening") && serves("claimListening") && may(role, "review")}
          lanes={
            <>
              {comments && <CommentLane />}
              {reviews && <HeardLanes audio={audio} read={reviews} />}
            </>
          }
        />
        {reviews ? (
          <Suspense fallback={<PanelPending title={REVIEW_TITLE} lines={6} />}>
            <ReviewPanel
              {...{ address, audio, role }}
              read={reviews}
              hasExport={serves("exportReview")}
              actions={{ reviewAudio, withdrawReview }}
            />
          </Suspense>
        ) : null}
        {comments && (
          <Suspense fallback={<PanelPending title="Comments" />}>
            <CommentPanel />
          </Suspense>
        )}
      </CommentsScope>
    </PlayerProvider>
  );
}
