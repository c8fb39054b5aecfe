import type { SpaceAddress } from "@/components/audios/audio-path";
import type { SearchParams } from "@/components/lists/search-params";
import { parseQueueView, type QueueTab, queueTabs, toQueueHref, toQueueListQuery } from "@/components/queue/queue-view";
import type { Space } from "@/lib/contract/space";
import { may } from "@/lib/domain/permissions";
import { requireApi, requireOffer } from "@/lib/web/api";
import { loadSpace } from "@/lib/web/load-space";
import { PATIENCE_MS, settleWithin } from "@/lib/web/settle-within";

type Api = Awaited<ReturnType<typeof requireApi>>;

/** People that can be chosen from. Of a larger team the rest is assigned through the API. */
const MOST_PEOPLE = 50;

/** What the address of the review page asks for. `found` is a promise where it takes its time. */
export async function readQueues(address: SpaceAddress, params: SearchParams) {
  const view = parseQueueView(params);
  const here = toQueueHref(address, view, { page: view.page });
  const [api, { serves, takes }] = await Promise.all([requireApi(here), requireOffer()]);
  const found = api.list("listAudios", { params: address, query: toQueueListQuery(view) });
  const space = await loadSpace(address.owner, address.space, here);
  const [counts, people, settings, viewer, early] = await Promise.all([
    countQueues(api, address, space),
    listPeople(api, space),
    serves("getReviewSettings") ? api.call("getReviewSettings", { params: address }) : null,
    api.call("getUser", {}),
    settleWithin(found, PATIENCE_MS),
  ]);
  const reasons = settings?.reasons ?? [];
  return { view, serves, takes, space, counts, people, reasons, viewer: viewer.handle, found: early ?? found };
}

export type QueueCounts = Record<QueueTab, { total: number; isAtLeast: boolean }>;

/** How many there are in each queue: two are counters of the space. */
async function countQueues(api: Api, params: SpaceAddress, { totals }: Space): Promise<QueueCounts> {
  const count = async (queue: QueueTab) => {
    const query = { ...queueTabs[queue].query, "page-size": 1 };
    const { total, isAtLeast } = await api.list("listAudios", { params, query });
    return { total, isAtLeast };
  };
  const known = (total: number | undefined, queue: QueueTab) =>
    total === undefined ? count(queue) : { total, isAtLeast: false };
  const [mine, unassigned, disputed, undecided] = await Promise.all([
    count("mine"),
    count("unassigned"),
    known(totals?.marks.disputed, "disputed"),
    known(totals?.marks.unmarked, "undecided"),
  ]);
  return { mine, unassigned, disputed, undecided };
}

/** Who reviews in the space, for those who may assign to others; nobody for all others. */
async function listPeople(api: Api, { owner, role }: Space) {
  if (owner.type === "user" || !may(role, "assign")) return [];
  const query = { "page-size": MOST_PEOPLE };
  const { items } = await api.list("listMembers", { params: { org: owner.handle }, query });
  const reviewers = items.filter((one) => may(one.role, "review") && one.state !== "blocked");
  return reviewers.map(({ handle, alias }) => ({ handle, alias }));
}
