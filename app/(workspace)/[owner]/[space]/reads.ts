import { type SpaceAddress, toLibraryPath } from "@/components/audios/audio-path";
import { parseLibraryView, toLibraryHref, toListQuery } from "@/components/library/library-view";
import { requireApi } from "@/lib/web/api";
import { loadSpace } from "@/lib/web/load-space";
import { settleWithin } from "@/lib/web/settle-within";

/** How long the page may be held back for its list, so that the list comes with it. */
const PATIENCE_MS = 150;

/** What the library's address asks for. `found` is a promise where it takes its time. */
export async function readLibrary(address: SpaceAddress, params: Record<string, string | string[] | undefined>) {
  const view = parseLibraryView(params);
  const here = toLibraryHref(toLibraryPath(address), view, { page: view.page });
  const api = await requireApi(here);
  const found = api.list("listAudios", { params: address, query: toListQuery(view) });
  const [space, limits, identity, early] = await Promise.all([
    loadSpace(address.owner, address.space),
    api.call("getLimits", {}),
    view.identity ? api.call("getIdentity", { params: { ...address, identity: view.identity } }) : null,
    settleWithin(found, PATIENCE_MS),
  ]);
  return { view, space, limits, identity, found: early ?? found };
}
