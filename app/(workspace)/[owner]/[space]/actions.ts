"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { type Audio, patchAudio } from "@/lib/contract/audio";
import { handle } from "@/lib/contract/primitives";
import type { ActionResult } from "@/lib/contract/result";
import { parseInput } from "@/lib/web/parse-input";
import { toResult } from "@/lib/web/result";

const audioRef = z.object({ owner: handle, space: handle, audio: handle });
const renaming = audioRef.extend(patchAudio.shape);

/** Gives an audio another name, or none. */
export async function rename(input: z.input<typeof renaming>): Promise<ActionResult<Audio>> {
  return toResult(async (api) => {
    const { alias, ...params } = parseInput(renaming, input);
    const audio = await api.call("updateAudio", { params, body: { alias } });
    revalidatePath("/", "layout");
    return audio;
  });
}

/** Deletes an audio; for an hour it can be restored. */
export async function remove(input: z.input<typeof audioRef>): Promise<ActionResult<null>> {
  return toResult(async (api) => {
    await api.call("removeAudio", { params: parseInput(audioRef, input) });
    revalidatePath("/", "layout");
    return null;
  });
}

/** Takes back a deletion. */
export async function restore(input: z.input<typeof audioRef>): Promise<ActionResult<Audio>> {
  return toResult(async (api) => {
    const audio = await api.call("restoreAudio", { params: parseInput(audioRef, input) });
    revalidatePath("/", "layout");
    return audio;
  });
}
