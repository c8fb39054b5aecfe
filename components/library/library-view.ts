import { parseOne, parsePage, parseSearch, type SearchParams } from "@/components/lists/search-params";
import { type AudioState, batch, type Consensus, consensus } from "@/lib/contract/audio";
import { isHandle } from "@/lib/domain/handles";

/** What a library page shows: it stands in the address, so that a view can be kept, sent and gone back to. */
export type LibraryView = {
  search: string;
  sort: LibrarySort;
  state: LibraryFilter;
  marks: Consensus | "";
  /** The handle of an identity. */
  identity: string;
  /** Why files could not be used: a code of a failure. */
  failure: string;
  /** What the uploader calls the audios that came together. */
  batch: string;
  /** The day on which audios were created, in UTC: `2026-01-31`. */
  day: string;
  page: number;
};

const PAGE_SIZE = 20;

/** The orders on offer, the usual one first; the keys are the API's own words. */
export const librarySorts = {
  "-createdAt": "Newest first",
  createdAt: "Oldest first",
  "-uploadedAt": "Last file first",
  handle: "Handle, A to Z",
  "-handle": "Handle, Z to A",
} as const;

export type LibrarySort = keyof typeof librarySorts;

/** The filters on offer, each with its name on the page and the state of the contract that it stands for. */
export const libraryFilters = {
  all: { label: "All", state: undefined },
  available: { label: "Available", state: "available" },
  arriving: { label: "Arriving", state: "avaitingFile" },
  failed: { label: "Cannot be used", state: "notAvailable" },
} as const satisfies Record<string, { label: string; state: AudioState | undefined }>;

type LibraryFilter = keyof typeof libraryFilters;

/** What the reviews of an audio come to, in words. */
export const marksLabels: Record<Consensus, string> = {
  unmarked: "Undecided",
  right: "Accepted",
  wrong: "Rejected",
  disputed: "Disputed",
};

/** A view that leaves nothing out. */
export const usualView: LibraryView = {
  search: "",
  sort: "-createdAt",
  state: "all",
  marks: "",
  identity: "",
  failure: "",
  batch: "",
  day: "",
  page: 1,
};

/** The view that an address asks for. What makes no sense in it falls back to the usual, without a word. */
export function parseLibraryView(params: SearchParams): LibraryView {
  const [sort, state] = [parseOne(params.sort), parseOne(params.state)];
  const [identity, failure, day] = [parseOne(params.identity), parseOne(params.failure), parseOne(params.day)];
  const marks = consensus.safeParse(parseOne(params.marks));
  const together = batch.safeParse(parseOne(params.batch));
  return {
    search: parseSearch(params.search),
    sort: Object.hasOwn(librarySorts, sort) ? (sort as LibrarySort) : usualView.sort,
    state: Object.hasOwn(libraryFilters, state) ? (state as LibraryFilter) : usualView.state,
    marks: marks.success ? marks.data : usualView.marks,
    identity: isHandle(identity) ? identity : usualView.identity,
    failure: /^[a-zA-Z]{1,50}$/.test(failure) ? failure : usualView.failure,
    batch: together.success ? together.data : usualView.batch,
    day: isDay(day) ? day : usualView.day,
    page: parsePage(params.page),
  };
}

/** The filters that stand in an address under the names that the API's list has for them. */
const namedFilters = ["state", "marks", "identity", "failure", "batch"] as const;

/** The view without those of its filters that are not to be had. */
export function dropFilters(view: LibraryView, isMissing: (filter: string) => boolean): LibraryView {
  const missing = namedFilters.filter(isMissing);
  return { ...view, ...Object.fromEntries(missing.map((filter) => [filter, usualView[filter]])) };
}

/** The address of a view under `path`; what is usual is left out. Another search, order or filter starts at page 1. */
export function toLibraryHref(path: string, view: LibraryView, change: Partial<LibraryView> = {}): string {
  const next = { ...view, page: usualView.page, ...change };
  const query = new URLSearchParams();
  for (const name of ["search", "state", "marks", "identity", "failure", "batch", "day", "sort", "page"] as const) {
    if (next[name] !== usualView[name]) query.set(name, String(next[name]));
  }
  return query.size > 0 ? `${path}?${query}` : path;
}

/** The view as the API's list takes it. */
export function toListQuery({ search, sort, state, marks, identity, failure, batch, day, page }: LibraryView) {
  return {
    search: search || undefined,
    sort,
    state: libraryFilters[state].state,
    marks: marks || undefined,
    identity: identity || undefined,
    failure: failure || undefined,
    batch: batch || undefined,
    after: day ? `${day}T00:00:00.000000Z` : undefined,
    before: day ? `${day}T23:59:59.999999Z` : undefined,
    page,
    "page-size": PAGE_SIZE,
  };
}

/** Whether the view leaves anything out, so that an empty list may mean that nothing matches. */
export function isNarrowed(view: LibraryView): boolean {
  return (["search", "state", "marks", "identity", "failure", "batch", "day"] as const).some(
    (name) => view[name] !== usualView[name],
  );
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
