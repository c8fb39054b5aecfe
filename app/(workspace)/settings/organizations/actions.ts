"use server";

import { revalidatePath } from "next/cache";
import type { z } from "zod";
import type { Org } from "@/lib/contract/org";
import { naming } from "@/lib/contract/primitives";
import type { ActionResult } from "@/lib/contract/result";
import { parseInput } from "@/lib/web/parse-input";
import { toResult } from "@/lib/web/result";

/** Makes an organization, whose admin one is. */
export async function createOrg(input: z.input<typeof naming>): Promise<ActionResult<Org>> {
  return toResult(async (api) => {
    const org = await api.call("createOrg", { body: parseInput(naming, input) });
    revalidatePath("/", "layout");
    return org;
  });
}
