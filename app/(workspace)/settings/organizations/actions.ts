"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { createOrg as creation, type Org } from "@/lib/contract/org";
import { handle } from "@/lib/contract/primitives";
import type { ActionResult } from "@/lib/contract/result";
import { parseInput } from "@/lib/web/parse-input";
import { toResult } from "@/lib/web/result";

const named = z.object({ org: handle });

/** Makes an organization, whose admin one is. */
export async function createOrg(input: z.input<typeof creation>): Promise<ActionResult<Org>> {
  return toResult(async (api) => {
    const org = await api.call("createOrg", { body: parseInput(creation, input) });
    revalidatePath("/", "layout");
    return org;
  });
}

/** Leaves an organization; the API keeps its last admin. */
export async function leaveOrg(input: z.input<typeof named>): Promise<ActionResult<null>> {
  return toResult(async (api) => {
    const { org } = parseInput(named, input);
    const { handle: user } = await api.call("getUser", {});
    await api.call("removeMember", { params: { org, user } });
    revalidatePath("/", "layout");
    return null;
  });
}
