import { toAudioPath } from "@/components/audios/audio-path";
import type { Judged, Judging } from "@/components/review/judging";
import type { JudgingActions } from "@/components/review/review-actions";
import type { AudioReviews } from "@/components/review/review-panel";
import type { Audio } from "@/lib/contract/audio";
import type { FindingJudgement } from "@/lib/contract/finding-judgement";
import type { Review } from "@/lib/contract/review";
import type { Finding } from "@/lib/domain/findings/finding";
import { may, type Role } from "@/lib/domain/permissions";
import { requireApi, type requireOffer } from "@/lib/web/api";
import { toReview } from "@/lib/web/decide";
import type { AudioParams } from "@/lib/web/serve-file";

type Serves = Awaited<ReturnType<typeof requireOffer>>["serves"];
type Api = Awaited<ReturnType<typeof requireApi>>;

const LATEST = { "page-size": 50, sort: "-createdAt" } as const;

/** Begins to read what was decided of an audio; null where there is nothing to decide, or the server keeps no decisions. */
export function readReviews(
  params: AudioParams,
  audio: Audio,
  { serves, findings }: { serves: Serves; findings: Promise<readonly Finding[] | null> | null },
): Promise<AudioReviews> | null {
  const isServed = (serves("putReview") && serves("listReviews")) || (serves("putMark") && serves("listMarks"));
  if (audio.state !== "available" || !isServed) return null;
  return read(params, audio, { serves, findings });
}

async function read(
  params: AudioParams,
  audio: Audio,
  { serves, findings }: { serves: Serves; findings: Promise<readonly Finding[] | null> | null },
): Promise<AudioReviews> {
  const api = await requireApi(toAudioPath(params));
  const [reviews, history, settings, listening, found, viewer] = await Promise.all([
    listReviews(api, params, { audio, serves }),
    serves("listReviewHistory") ? api.list("listReviewHistory", { params, query: LATEST }) : null,
    serves("getReviewSettings") ? api.call("getReviewSettings", { params }) : null,
    serves("getListening") ? api.call("getListening", { params }) : null,
    findings,
    api.call("getUser", {}),
  ]);
  return { reviews, history, settings, listening, findings: found, viewer: viewer.handle };
}

/** The latest reviews, the viewer's own among them; marks where the server has no more. */
async function listReviews(
  api: Api,
  params: AudioParams,
  { audio, serves }: { audio: Audio; serves: Serves },
): Promise<{ items: Review[]; total: number }> {
  if (!serves("listReviews")) {
    const { items, total } = await api.list("listMarks", { params, query: LATEST });
    return { items: items.map(toReview), total };
  }
  const { items, total } = await api.list("listReviews", { params, query: LATEST });
  if (total <= items.length || !audio.review?.mine || !serves("getReview")) return { items, total };
  const mine = await api.call("getReview", { params });
  return { items: [mine, ...items.filter(({ user }) => user.handle !== mine.user.handle)], total };
}

type JudgingContext = { serves: Serves; role: Role; actions: JudgingActions };

/** What people say of the findings of an audio, on its way; null where the server keeps nothing of it. */
export function readJudging(
  address: AudioParams,
  { state }: Audio,
  { serves, role, actions }: JudgingContext,
): Judging | null {
  if (state !== "available" || !serves("listFindingJudgements")) return null;
  const mayJudge = may(role, "review") && serves("putFindingJudgement") && serves("removeFindingJudgement");
  return { address, judged: listJudgements(address), mayJudge, actions };
}

/** Where there are more of them than in so many pages, the latest are told. */
const MOST_PAGES = 4;

async function listJudgements(params: AudioParams): Promise<Judged> {
  const api = await requireApi(toAudioPath(params));
  const { handle: viewer } = await api.call("getUser", {});
  const all: FindingJudgement[] = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const { items, pages } = await api.list("listFindingJudgements", { params, query: { ...LATEST, page } });
    all.push(...items);
    if (page >= pages) break;
  }
  return { items: all, viewer };
}
