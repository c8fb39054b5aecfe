import { type AudioAddress, type SpaceAddress, toAudioPath, toLibraryPath } from "@/components/audios/audio-path";
import { parseOne, parsePage, parseSearch, type SearchParams } from "@/components/lists/search-params";
import { batch } from "@/lib/contract/audio";
import { isHandle } from "@/lib/domain/handles";

/** The queues on offer, each with its name on the page and what it asks of the API's list. */
export const queueTabs = {
  mine: { label: "Mine", query: { assignee: "me" } },
  unassigned: { label: "Unassigned", query: { assignee: "none", outcome: "undecided", decided: "notme" } },
  disputed: { label: "Disputed", query: { outcome: "disputed" } },
  undecided: { label: "All undecided", query: { outcome: "undecided" } },
} as const;

export type QueueTab = keyof typeof queueTabs;

/** The orders on offer, the usual one first. */
export const queueSorts = { createdAt: "Oldest first", "-createdAt": "Newest first" } as const;

export type QueueSort = keyof typeof queueSorts;

/** What a queue shows: it stands in the address, so that a view can be kept, sent and gone back to. */
export type QueueView = {
  queue: QueueTab;
  search: string;
  /** The handle of who is to review; of the queues that leave that open. */
  assignee: string;
  identity: string;
  batch: string;
  sort: QueueSort;
  page: number;
};

/** The view of a review page without further words. */
export const usualQueue: QueueView = {
  queue: "mine",
  search: "",
  assignee: "",
  identity: "",
  batch: "",
  sort: "createdAt",
  page: 1,
};

const PAGE_SIZE = 30;

/** The view that an address asks for. What makes no sense in it falls back to the usual, without a word. */
export function parseQueueView(params: SearchParams): QueueView {
  const [queue, sort] = [parseOne(params.queue), parseOne(params.sort)];
  const [assignee, identity] = [parseOne(params.assignee), parseOne(params.identity)];
  const together = batch.safeParse(parseOne(params.batch));
  const tab = Object.hasOwn(queueTabs, queue) ? (queue as QueueTab) : usualQueue.queue;
  return {
    queue: tab,
    search: parseSearch(params.search),
    assignee: leavesAssignee(tab) && isHandle(assignee) ? assignee : usualQueue.assignee,
    identity: isHandle(identity) ? identity : usualQueue.identity,
    batch: together.success ? together.data : usualQueue.batch,
    sort: Object.hasOwn(queueSorts, sort) ? (sort as QueueSort) : usualQueue.sort,
    page: parsePage(params.page),
  };
}

/** The queue through which somebody goes from audio to audio; null where the address names none. */
export function parseQueueOf(params: SearchParams): QueueView | null {
  return params.queue === undefined ? null : { ...parseQueueView(params), page: usualQueue.page };
}

/** Whether a queue can be narrowed to one assignee. */
export function leavesAssignee(queue: QueueTab): boolean {
  return queue === "disputed" || queue === "undecided";
}

/** The query of a view; the queue is always named, what else is usual is left out. */
export function toQueueQuery(view: QueueView): string {
  const query = new URLSearchParams({ queue: view.queue });
  for (const name of ["search", "assignee", "identity", "batch", "sort", "page"] as const) {
    if (view[name] !== usualQueue[name]) query.set(name, String(view[name]));
  }
  return query.toString();
}

/** The address of a view of a space's queues. Another queue, search, order or filter starts at page 1. */
export function toQueueHref(address: SpaceAddress, view: QueueView, change: Partial<QueueView> = {}): string {
  return `${toReviewPath(address)}?${toQueueQuery({ ...view, page: usualQueue.page, ...change })}`;
}

/** The page of a space's queues. */
export function toReviewPath(address: SpaceAddress): string {
  return `${toLibraryPath(address)}/review`;
}

/** The page of an audio, with the queue through which one came to it. */
export function toStepHref(address: AudioAddress, view: QueueView): string {
  return `${toAudioPath(address)}?${toQueueQuery({ ...view, page: usualQueue.page })}`;
}

/** What a view asks of the API's list, but for its page. */
export function toQueueFilter({ queue, search, assignee, identity, batch: together, sort }: QueueView) {
  return {
    ...queueTabs[queue].query,
    ...(assignee && leavesAssignee(queue) ? { assignee } : {}),
    search: search || undefined,
    identity: identity || undefined,
    batch: together || undefined,
    sort,
  };
}

/** The view as the API's list takes it. */
export function toQueueListQuery(view: QueueView) {
  return { ...toQueueFilter(view), page: view.page, "page-size": PAGE_SIZE };
}

/** Whether the view leaves out something of its queue, so that an empty list may mean that nothing matches. */
export function isNarrowedQueue(view: QueueView): boolean {
  return (["search", "assignee", "identity", "batch"] as const).some((name) => view[name] !== usualQueue[name]);
}
