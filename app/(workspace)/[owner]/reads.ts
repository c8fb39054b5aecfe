import { toLibraryPath } from "@/components/audios/audio-path";
import { type DashboardView, toDashboardHref } from "@/components/dashboard/dashboard-view";
import type { ToList } from "@/components/dashboard/totals-grid";
import { toLibraryHref, usualView } from "@/components/library/library-view";
import { requireApi, requireOffer } from "@/lib/web/api";
import { loadOwner, loadOwnerSpaces, loadOwnerStatistics } from "@/lib/web/load-owner";
import { PATIENCE_MS, settleWithin } from "@/lib/web/settle-within";

/** What an owner's dashboard shows; `statistics` is a promise where it takes its time, null where the API has none. */
export async function readDashboard(handle: string, view: DashboardView) {
  const api = await requireApi(toDashboardHref(`/${handle}`, view));
  const [owner, { serves }] = await Promise.all([loadOwner(handle), requireOffer()]);
  const hasStatistics = serves(owner.type === "user" ? "getUserStatistics" : "getOrgStatistics");
  const asked = hasStatistics ? loadOwnerStatistics(api, owner, view.days) : null;
  const [spaces, early] = await Promise.all([
    loadOwnerSpaces(api, owner, view.page),
    asked && settleWithin(asked, PATIENCE_MS),
  ]);
  const only = spaces.total === 1 ? spaces.items[0] : undefined;
  const toList = only ? toListOf(toLibraryPath({ owner: handle, space: only.handle })) : null;
  return { serves, owner, spaces, statistics: early ?? asked, toList };
}

/** The addresses of the lists of one library. */
export function toListOf(path: string): ToList {
  return (change) => toLibraryHref(path, usualView, change);
}
