import { parseOne, parsePage, type SearchParams } from "@/components/lists/search-params";

/** What a dashboard shows: it stands in the address. */
export type DashboardView = { days: number; page: number };

/** The spans on offer, in days up to today. */
export const spans = [7, 30, 90] as const;

const USUAL_DAYS = 30;

/** The view that an address asks for. What makes no sense in it falls back to the usual, without a word. */
export function parseDashboardView(params: SearchParams): DashboardView {
  const days = Number(parseOne(params.days));
  return { days: spans.find((span) => span === days) ?? USUAL_DAYS, page: parsePage(params.page) };
}

/** The address of a view under `path`; what is usual is left out. */
export function toDashboardHref(path: string, { days, page = 1 }: { days: number; page?: number }): string {
  const query = new URLSearchParams();
  if (days !== USUAL_DAYS) query.set("days", String(days));
  if (page > 1) query.set("page", String(page));
  return query.size > 0 ? `${path}?${query}` : path;
}
