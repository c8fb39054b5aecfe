import type { AudioAddress } from "@/components/audios/audio-path";
import { DecisionEditor } from "@/components/review/decision-editor";
import { HeardSummary } from "@/components/review/heard-summary";
import { toMissing } from "@/components/review/missing";
import { toMyReview } from "@/components/review/my-review";
import { OutcomeBadge } from "@/components/review/outcome-badge";
import type { ReviewActions } from "@/components/review/review-actions";
import { ReviewExportMenu } from "@/components/review/review-export-menu";
import { OtherReviews, ReviewHistory } from "@/components/review/review-lists";
import { toStandingWords } from "@/components/review/review-words";
import { Panel } from "@/components/ui/panel";
import type { Audio } from "@/lib/contract/audio";
import type { Listening } from "@/lib/contract/listening";
import type { Review, ReviewChange, ReviewSettings } from "@/lib/contract/review";
import { parseDuration } from "@/lib/domain/durations";
import type { Finding } from "@/lib/domain/findings/finding";
import { may, type Role, whyNot } from "@/lib/domain/permissions";
import { toDigest } from "@/lib/domain/review/digest";
import { REVIEW_DECISIONS, type ReviewDecision, seesReviews } from "@/lib/domain/review/outcome";

export const REVIEW_TITLE = "Review";

/** What was decided of an audio, and what one should know before deciding; what is null the server does not have. */
export type AudioReviews = {
  /** The latest. */
  reviews: { items: Review[]; total: number };
  history: { items: ReviewChange[]; total: number } | null;
  settings: ReviewSettings | null;
  listening: Listening | null;
  findings: readonly Finding[] | null;
  /** The handle of who looks. */
  viewer: string;
};

type ReviewPanelProps = {
  address: AudioAddress;
  audio: Audio;
  read: Promise<AudioReviews>;
  /** The viewer's own in the space: who may not review reads what others say. */
  role: Role;
  hasExport: boolean;
  actions: ReviewActions;
};

/** What one should know of an audio, one's own decision, what others decided, and everything that was. */
export async function ReviewPanel({ address, audio, read, role, hasExport, actions }: ReviewPanelProps) {
  const { reviews, history, settings, listening, findings, viewer } = await read;
  const durationSeconds = audio.duration === null ? 0 : parseDuration(audio.duration);
  const mayReview = may(role, "review");
  const mine = mayReview ? reviews.items.find(({ user }) => user.handle === viewer) : undefined;
  const others = reviews.items.filter((one) => one !== mine);
  const quorum = settings?.quorum ?? 1;
  const heard = listening && (listening.people.find(({ user }) => user.handle === viewer)?.share ?? 0);
  return (
    <Panel
      title={REVIEW_TITLE}
      aside={
        <div className="flex items-center gap-2">
          {audio.review ? <OutcomeBadge outcome={audio.review.outcome} /> : null}
          {hasExport ? <ReviewExportMenu address={address} /> : null}
        </div>
      }
    >
      <div className="space-y-5">
        <Digest {...{ audio, findings }} share={mayReview ? heard : null} />
        <div className="grid gap-6 md:grid-cols-2">
          {mayReview ? (
            <DecisionEditor
              key={address.audio}
              address={address}
              name={audio.alias ?? audio.handle}
              initial={mine ? toMyReview(mine) : null}
              choices={choicesOf(settings)}
              reasons={reasonsOf(settings, mine)}
              missing={toMissing({ settings, listening, findings, viewer, durationSeconds })}
              actions={actions}
            />
          ) : (
            <p className="text-muted-foreground text-sm">{whyNot(role, "review")}</p>
          )}
          <div className="space-y-5">
            <Standing audio={audio} quorum={quorum} />
            <OtherReviews
              others={others}
              hidden={reviews.total - reviews.items.length}
              isBlind={!seesReviews({ role, quorum, hasDecided: mine !== undefined })}
              mayReview={mayReview}
            />
            {history ? <ReviewHistory changes={history.items} total={history.total} /> : null}
          </div>
        </div>
        {listening ? <HeardSummary {...{ listening, viewer, durationSeconds }} isMine={mayReview} /> : null}
      </div>
    </Panel>
  );
}

type DigestProps = Pick<AudioReviews, "findings"> & { audio: Audio; share: number | null };

function Digest({ audio, findings, share }: DigestProps) {
  const words = toDigest({ findings, openComments: audio.comments?.open ?? null, share });
  return words ? <p className="text-pretty text-sm">{words}</p> : null;
}

function Standing({ audio, quorum }: { audio: Audio; quorum: number }) {
  const outcome = audio.review?.outcome;
  const counts = audio.marks && { accept: audio.marks.right, reject: audio.marks.wrong };
  const words = outcome ? toStandingWords({ outcome, quorum, counts }) : "";
  return words ? <p className="text-pretty text-sm">{words}</p> : null;
}

/** Where a server knows nothing of how a space reviews, it keeps marks, which are never unsure. */
function choicesOf(settings: ReviewSettings | null): readonly ReviewDecision[] {
  return settings ? REVIEW_DECISIONS : ["accept", "reject"];
}

/** The reasons of the space, and behind them those that I have chosen when the list was another one. */
function reasonsOf(settings: ReviewSettings | null, mine: Review | undefined) {
  const listed = settings?.reasons ?? [];
  const own = mine?.reasons.filter(({ handle }) => !listed.some((one) => one.handle === handle)) ?? [];
  return [...listed, ...own];
}
