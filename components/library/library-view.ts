import type { AudioState } from "@/lib/contract/audio";

/** What a library page shows: it stands in the address, so that a view can be kept, sent and gone back to. */
export type LibraryView = { search: string; sort: LibrarySort; state: LibraryFilter; page: number };

export const PAGE_SIZE = 20;

const SEARCH_MAX_LENGTH = 100;
const PAGE_MAX = 1_000_000;

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

export type LibraryFilter = keyof typeof libraryFilters;

const usual: LibraryView = { search: "", sort: "-createdAt", state: "all", page: 1 };

type Params = Record<string, string | string[] | undefined>;

/** The view that an address asks for. What makes no sense in it falls back to the usual, without a word. */
export function parseLibraryView(params: Params): LibraryView {
  const { sort, state } = { sort: one(params.sort), state: one(params.state) };
  const page = Number(one(params.page));
  return {
    search: one(params.search).trim().slice(0, SEARCH_MAX_LENGTH),
    sort: Object.hasOwn(librarySorts, sort) ? (sort as LibrarySort) : usual.sort,
    state: Object.hasOwn(libraryFilters, state) ? (state as LibraryFilter) : usual.state,
    page: Number.isInteger(page) && page >= 1 && page <= PAGE_MAX ? page : usual.page,
  };
}

/** The address of a view under `path`; what is usual is left out. Another search, order or filter starts at page 1. */
export function toLibraryHref(path: string, view: LibraryView, change: Partial<LibraryView> = {}): string {
  const next = { ...view, page: usual.page, ...change };
  const query = new URLSearchParams();
  for (const name of ["search", "state", "sort", "page"] as const) {
    if (next[name] !== usual[name]) query.set(name, String(next[name]));
  }
  return query.size > 0 ? `${path}?${query}` : path;
}

/** The view as the API's list takes it. */
export function toListQuery({ search, sort, state, page }: LibraryView) {
  return { search: search || undefined, sort, state: libraryFilters[state].state, page, "page-size": PAGE_SIZE };
}

/** Whether the view leaves anything out, so that an empty list may mean that nothing matches. */
export function isNarrowed({ search, state }: LibraryView): boolean {
  return search !== usual.search || state !== usual.state;
}

function one(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? "";
}
