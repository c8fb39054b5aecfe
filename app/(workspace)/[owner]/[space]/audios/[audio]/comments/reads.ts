import { toAudioPath } from "@/components/audios/audio-path";
import type { CommentsRead, FoundComments } from "@/components/comments/comment-actions";
import { type CommentsView, parseCommentsView, toNarrowing } from "@/components/comments/comments-view";
import type { SearchParams } from "@/components/lists/search-params";
import type { Audio } from "@/lib/contract/audio";
import { isProblem, Problem } from "@/lib/contract/problem";
import type { Space } from "@/lib/contract/space";
import { findApi, type requireOffer, turnIntoPage } from "@/lib/web/api";
import { COMMENTS_A_PAGE, toCommentPage } from "@/lib/web/comment-page";
import { toActionProblem } from "@/lib/web/result";
import type { AudioParams } from "@/lib/web/serve-file";

type Offer = Awaited<ReturnType<typeof requireOffer>>;
type Api = NonNullable<Awaited<ReturnType<typeof findApi>>>;
type On = { audio: Audio; space: Space; offer: Offer };

/** What the address asks for of the comments on an audio; null where there can be none. Nothing is waited for. */
export function readComments(params: AudioParams, { audio, space, offer }: On, search: SearchParams) {
  const { serves, takes } = offer;
  if (audio.state !== "available" || !serves("listComments")) return null;
  const hasPeopleFilters = ["author", "mentions", "whole"].every((word) => takes("listComments", word));
  const asked = parseCommentsView(search);
  const view = hasPeopleFilters ? asked : { ...asked, by: "", show: asked.show === "mentions" ? "open" : asked.show };
  const hasWriting = serves("createComment") && serves("updateComment") && serves("removeComment");
  const org = space.owner.type === "org" ? space.owner.handle : null;
  const found = load(params, view, takes("listComments", "thread"));
  return { view, read: { found, offer: { hasWriting, hasPeopleFilters, org } } satisfies CommentsRead };
}

/** A server that cannot tell its comments just now keeps nobody from listening: the problem is a value. */
async function load(params: AudioParams, view: CommentsView, canFindThread: boolean): CommentsRead["found"] {
  const api = await findApi();
  try {
    if (!api) throw new Problem("unauthenticated");
    return { ok: true, data: await find(api, params, view, canFindThread) };
  } catch (error) {
    if (!isProblem(error) || error.code === "unauthenticated" || error.code === "notFound")
      return turnIntoPage(error, toAudioPath(params));
    return { ok: false, problem: toActionProblem(error) };
  }
}

async function find(api: Api, params: AudioParams, view: CommentsView, canFindThread: boolean): Promise<FoundComments> {
  const { handle, alias } = await api.call("getUser", {});
  const narrowing = toNarrowing(view, handle);
  const list = (query: Record<string, string | number>) => api.list("listComments", { params, query });
  const isWhole = Object.keys(narrowing).length === 0;
  const [page, all, linked] = await Promise.all([
    list({ ...narrowing, "page-size": COMMENTS_A_PAGE }),
    isWhole ? null : list({ "page-size": 1 }),
    view.comment && canFindThread ? list({ thread: view.comment, "page-size": COMMENTS_A_PAGE }) : null,
  ]);
  const viewer = { handle, alias };
  return { ...toCommentPage(page), viewer, all: (all ?? page).total, linked: linked?.items ?? null };
}
