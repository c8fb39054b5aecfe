"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { createKey as creation, type Key, type NewKey, patchKey } from "@/lib/contract/account";
import { handle } from "@/lib/contract/primitives";
import type { ActionResult } from "@/lib/contract/result";
import { parseInput } from "@/lib/web/parse-input";
import { toResult } from "@/lib/web/result";

const PATH = "/settings/keys";
const named = z.object({ key: handle });
const renaming = patchKey.extend(named.shape);

/** Makes a key. Its token is in this answer and nowhere else. */
export async function createKey(input: z.input<typeof creation>): Promise<ActionResult<NewKey>> {
  return toResult(async (api) => {
    const made = await api.call("createKey", { body: parseInput(creation, input) });
    revalidatePath(PATH);
    return made;
  });
}

/** Gives a key another handle or alias. */
export async function renameKey(input: z.input<typeof renaming>): Promise<ActionResult<Key>> {
  return toResult(async (api) => {
    const { key, ...body } = parseInput(renaming, input);
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
