import type { ApiClient, CallInput, ListName, Page } from "./client.ts";

const USUAL_PAGE_SIZE = 20;

/** Whether a list sorted by this begins with the least. */
export function isUpwards(sort: string): boolean {
  return !sort.startsWith("-");
}

/**
 * A page of a list sorted downwards, made of pages of the list sorted upwards: one call where everything fits a page,
 * else two or three. A server that does not say how much there is gives its list as it is.
 */
export async function listFromEnd<N extends ListName>(
  api: ApiClient,
  name: N,
  input: CallInput<N>,
): Promise<Page<unknown>> {
  const page = Number(input.query?.page ?? 1);
  const pageSize = Number(input.query?.["page-size"] ?? USUAL_PAGE_SIZE);
  const query = { ...input.query, sort: String(input.query?.sort).slice(1), "page-size": pageSize };
  const ask = async (number: number): Promise<Page<unknown>> =>
    api.list(name, { ...input, query: { ...query, page: number } } as CallInput<N>);

  const first = await ask(1);
  const { total, items } = first;
  if (total < items.length) return first;
  const end = Math.max(0, total - (page - 1) * pageSize);
  const start = Math.max(0, end - pageSize);
  // A server may give shorter pages than it was asked for.
  const step = Math.min(pageSize, first.pageSize);
  const numbers = pagesBetween({ start, end, step });
  const pages = await Promise.all(numbers.map((number) => (number === 1 ? first : ask(number))));
  const skipped = ((numbers[0] ?? 1) - 1) * step;
  const found = pages.flatMap((one) => one.items).slice(start - skipped, end - skipped);
  return { ...first, items: found.reverse(), page, pageSize, pages: Math.ceil(total / pageSize), nextCursor: null };
}

/** The numbers of the pages of `step` items that hold those from `start` to `end` (exclusive). */
function pagesBetween({ start, end, step }: { start: number; end: number; step: number }): number[] {
  if (start >= end) return [];
  const first = Math.floor(start / step);
  const last = Math.floor((end - 1) / step);
  return Array.from({ length: last - first + 1 }, (_none, index) => first + index + 1);
}
