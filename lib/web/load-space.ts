import "server-only";
import { cache } from "react";
import type { Space } from "../contract/space.ts";
import { requireApi } from "./api.ts";

/**
 * The space at `/{owner}/{handle}`, asked for once a request; `path` is the page's own. For pages: see
 * {@link requireApi} for what it does else.
 */
export const loadSpace = cache(async (owner: string, handle: string, path = `/${owner}/${handle}`): Promise<Space> => {
  const api = await requireApi(path);
  return api.call("getSpace", { params: { owner, space: handle } });
});
