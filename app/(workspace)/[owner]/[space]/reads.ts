import { type SpaceAddress, toLibraryPath } from "@/components/audios/audio-path";
import { dropFilters, parseLibraryView, toLibraryHref, toListQuery } from "@/components/library/library-view";
import type { SearchParams } from "@/components/lists/search-params";
import { requireApi, requireOffer } from "@/lib/web/api";
import { findLimits } from "@/lib/web/find-limits";
import { loadSpace } from "@/lib/web/load-space";
import { PATIENCE_MS, settleWithin } from "@/lib/web/settle-within";

/** What the library's address asks for. `found` is a promise where it takes its time. */
export async function readLibrary(address: SpaceAddress, params: SearchParams) {
  const offer = await requireOffer();
  // A server that knows nothing of a filter would show everything as if it had passed.
  const view = dropFilters(parseLibraryView(params), (filter) => !offer.takes("listAudios", filter));
  const here = toLibraryHref(toLibraryPath(address), view, { page: view.page });
  const api = await requireApi(here);
  const found = api.list("listAudios", { params: address, query: toListQuery(view) });
  const [space, limits, identity, early] = await Promise.all([
    loadSpace(address.owner, address.space),
    findLimits(api, offer),
    view.identity ? api.call("getIdentity", { params: { ...address, identity: view.identity } }) : null,
    settleWithin(found, PATIENCE_MS),
  ]);
  return { offer, view, space, limits, identity, found: early ?? found };
}
