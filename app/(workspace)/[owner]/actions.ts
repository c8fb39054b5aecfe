"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { Org } from "@/lib/contract/org";
import { handle, naming, renaming } from "@/lib/contract/primitives";
import type { ActionResult } from "@/lib/contract/result";
import type { Space } from "@/lib/contract/space";
import { parseInput } from "@/lib/web/parse-input";
import { toResult } from "@/lib/web/result";

const creation = naming.extend({ owner: handle });
const orgChange = renaming.extend({ org: handle });
const orgAddress = z.object({ org: handle });

/** Makes a space for a user or an organization. */
export async function createSpace(input: z.input<typeof creation>): Promise<ActionResult<Space>> {
  return toResult(async (api) => {
    const { owner, ...body } = parseInput(creation, input);
    const space = await api.call("createSpace", { params: { owner }, body });
    revalidatePath("/", "layout");
    return space;
  });
}

/** Changes what an organization is called. Revalidates nothing: the page that asks may have lost its address by it. */
export async function updateOrg(input: z.input<typeof orgChange>): Promise<ActionResult<Org>> {
  return toResult(async (api) => {
    const { org, ...body } = parseInput(orgChange, input);
    return api.call("updateOrg", { params: { org }, body });
  });
}

/** Deletes an organization. Revalidates nothing: the page that asks is the organization's own. */
export async function removeOrg(input: z.input<typeof orgAddress>): Promise<ActionResult<null>> {
  return toResult(async (api) => {
    await api.call("removeOrg", { params: parseInput(orgAddress, input) });
    return null;
  });
}
