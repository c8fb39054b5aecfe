/** What Next gives a page of its address: what is named twice there is a list. */
export type SearchParams = Record<string, string | string[] | undefined>;

const SEARCH_MAX_LENGTH = 100;
const PAGE_MAX = 1_000_000;

/** The value of a name, of several the first; empty where there is none. */
export function parseOne(value: SearchParams[string]): string {
  return (Array.isArray(value) ? value[0] : value) ?? "";
}

/** All of it as it stands in an address, with the `?` before it; nothing where nothing is asked for. */
export function toQuery(search: SearchParams): string {
  const pairs = Object.entries(search).flatMap(([name, values]) => [values ?? []].flat().map((value) => [name, value]));
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : "";
}

/** What is searched for, as long as the API takes it. */
export function parseSearch(value: SearchParams[string]): string {
  return parseOne(value).trim().slice(0, SEARCH_MAX_LENGTH);
}

/** The number of a page, from 1; 1 for anything that is none. */
export function parsePage(value: SearchParams[string]): number {
  const page = Number(parseOne(value));
  return Number.isInteger(page) && page >= 1 && page <= PAGE_MAX ? page : 1;
}
