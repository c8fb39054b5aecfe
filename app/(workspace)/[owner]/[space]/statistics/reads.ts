import { type SpaceAddress, toLibraryPath } from "@/components/audios/audio-path";
import { type DashboardView, toDashboardHref } from "@/components/dashboard/dashboard-view";
import { requireApi, requireOffer } from "@/lib/web/api";
import { findLimits } from "@/lib/web/find-limits";
import { loadSpace } from "@/lib/web/load-space";
import { PATIENCE_MS, settleWithin } from "@/lib/web/settle-within";

/** What the dashboard of a space shows; `statistics` is a promise where it takes its time. */
export async function readStatistics(address: SpaceAddress, { days }: DashboardView) {
  const here = toDashboardHref(`${toLibraryPath(address)}/statistics`, { days });
  const api = await requireApi(here);
  const offer = await requireOffer();
  const asked = api.call("getSpaceStatistics", { params: address, query: { days } });
  const [space, limits, early] = await Promise.all([
    loadSpace(address.owner, address.space, here),
    findLimits(api, offer),
    settleWithin(asked, PATIENCE_MS),
  ]);
  return { space, limits, statistics: early ?? asked };
}
