/** What a list of the settings shows: it stands in the address. */
export type ListView = { search: string; page: number };

/** What a page with such a list is given. */
export type ListPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const SEARCH_MAX_LENGTH = 100;
const PAGE_MAX = 1_000_000;

/** The view that an address asks for. What makes no sense in it falls back to the usual, without a word. */
export function parseListView(params: Record<string, string | string[] | undefined>): ListView {
  const [search, page] = [params.search, params.page].map((value) => (Array.isArray(value) ? value[0] : value) ?? "");
  const number = Number(page);
  return {
    search: (search ?? "").trim().slice(0, SEARCH_MAX_LENGTH),
    page: Number.isInteger(number) && number >= 1 && number <= PAGE_MAX ? number : 1,
  };
}

/** The address of a view under `path`; what is usual is left out. */
export function toListHref(path: string, { search, page = 1 }: Partial<ListView>): string {
  const query = new URLSearchParams();
  if (search) query.set("search", search);
  if (page > 1) query.set("page", String(page));
  return query.size > 0 ? `${path}?${query}` : path;
}
