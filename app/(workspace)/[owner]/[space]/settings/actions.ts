"use server";

import { z } from "zod";
import { handle, renaming } from "@/lib/contract/primitives";
import type { ActionResult } from "@/lib/contract/result";
import type { Space } from "@/lib/contract/space";
import { parseInput } from "@/lib/web/parse-input";
import { toResult } from "@/lib/web/result";

const address = z.object({ owner: handle, space: handle });
const change = address.extend(renaming.shape);

/** Changes what a space is called. Revalidates nothing: the page that asks may have lost its address by it. */
export async function updateSpace(input: z.input<typeof change>): Promise<ActionResult<Space>> {
  return toResult(async (api) => {
    const { owner, space, ...body } = parseInput(change, input);
    return api.call("updateSpace", { params: { owner, space }, body });
  });
}

/** Deletes an empty space. Revalidates nothing: the page that asks is the space's own. */
export async function removeSpace(input: z.input<typeof address>): Promise<ActionResult<null>> {
  return toResult(async (api) => {
    await api.call("removeSpace", { params: parseInput(address, input) });
    return null;
  });
}
