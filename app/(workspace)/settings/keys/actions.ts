"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { Key, NewKey } from "@/lib/contract/account";
import { handle, naming, renaming } from "@/lib/contract/primitives";
import type { ActionResult } from "@/lib/contract/result";
import { parseInput } from "@/lib/web/parse-input";
import { toResult } from "@/lib/web/result";

const PATH = "/settings/keys";
const named = z.object({ key: handle });
const change = renaming.extend(named.shape);

/** Makes a key. Its token is in this answer and nowhere else. */
export async function createKey(input: z.input<typeof naming>): Promise<ActionResult<NewKey>> {
  return toResult(async (api) => {
    const made = await api.call("createKey", { body: parseInput(naming, input) });
    revalidatePath(PATH);
    return made;
  });
}

/** Gives a key another handle or alias. */
export async function renameKey(input: z.input<typeof change>): Promise<ActionResult<Key>> {
  return toResult(async (api) => {
    const { key, ...body } = parseInput(change, input);
    const renamed = await api.call("updateKey", { params: { key }, body });
    revalidatePath(PATH);
    return renamed;
  });
}

/** Deletes a key: it works no more. */
export async function revokeKey(input: z.input<typeof named>): Promise<ActionResult<null>> {
  return toResult(async (api) => {
    await api.call("removeKey", { params: parseInput(named, input) });
    revalidatePath(PATH);
    return null;
  });
}
