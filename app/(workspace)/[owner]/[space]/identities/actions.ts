"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { toLibraryPath } from "@/components/audios/audio-path";
import { handle, naming, renaming } from "@/lib/contract/primitives";
import type { ActionResult } from "@/lib/contract/result";
import type { Identity } from "@/lib/contract/space";
import { parseInput } from "@/lib/web/parse-input";
import { toResult } from "@/lib/web/result";

const place = z.object({ owner: handle, space: handle });
const creation = place.extend(naming.shape);
const address = place.extend({ identity: handle });
const change = address.extend(renaming.shape);
const searching = place.extend({ search: z.string().max(100) });

const MOST_FOUND = 8;

/** Makes an identity: somebody who speaks. */
export async function createIdentity(input: z.input<typeof creation>): Promise<ActionResult<Identity>> {
  return toResult(async (api) => {
    const { owner, space, ...body } = parseInput(creation, input);
    const identity = await api.call("createIdentity", { params: { owner, space }, body });
    revalidatePath(`${toLibraryPath({ owner, space })}/identities`);
    return identity;
  });
}

/** Changes what an identity is called. */
export async function updateIdentity(input: z.input<typeof change>): Promise<ActionResult<Identity>> {
  return toResult(async (api) => {
    const { owner, space, identity, ...body } = parseInput(change, input);
    const changed = await api.call("updateIdentity", { params: { owner, space, identity }, body });
    revalidatePath("/", "layout");
    return changed;
  });
}

/** Deletes an identity that no audio is linked to. */
export async function removeIdentity(input: z.input<typeof address>): Promise<ActionResult<null>> {
  return toResult(async (api) => {
    const params = parseInput(address, input);
    await api.call("removeIdentity", { params });
    revalidatePath(`${toLibraryPath(params)}/identities`);
    return null;
  });
}

/** The first identities whose name or handle contains a text. Revalidates nothing: it only looks. */
export async function findIdentities(input: z.input<typeof searching>): Promise<ActionResult<Identity[]>> {
  return toResult(async (api) => {
    const { search, ...params } = parseInput(searching, input);
    const query = { search: search || undefined, sort: "handle", "page-size": MOST_FOUND };
    return (await api.list("listIdentities", { params, query })).items;
  });
}
