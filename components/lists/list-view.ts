import { parsePage, parseSearch, type SearchParams } from "@/components/lists/search-params";

/** What a list shows that can be searched and paged: it stands in the address. */
export type ListView = { search: string; page: number };

/** What a page with such a list is given. */
export type ListPageProps = { searchParams: Promise<SearchParams> };

/** The view that an address asks for. What makes no sense in it falls back to the usual, without a word. */
export function parseListView({ search, page }: SearchParams): ListView {
  return { search: parseSearch(search), page: parsePage(page) };
}

/** The address of a view under `path`; what is usual is left out. */
export function toListHref(path: string, { search, page = 1 }: Partial<ListView>): string {
  const query = new URLSearchParams();
  if (search) query.set("search", search);
  if (page > 1) query.set("page", String(page));
  return query.size > 0 ? `${path}?${query}` : path;
}
