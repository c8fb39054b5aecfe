import "server-only";
import { cache } from "react";
import type { Space } from "../contract/space.ts";
import { requireApi } from "./api.ts";

/** The space at `/{owner}/{handle}`, asked for once a request. For pages: see {@link requireApi} for what it does else. */
export const loadSpace = cache(async (owner: string, handle: string): Promise<Space> => {
  const api = await requireApi(`/${owner}/${handle}`);
  return api.call("getSpace", { params: { owner, space: handle } });
});
