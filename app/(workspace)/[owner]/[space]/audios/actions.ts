"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { toAudioPath } from "@/components/audios/audio-path";
import { type KnownTwin, MOST_DIGESTS } from "@/lib/browser/upload/preflight";
import { type Audio, identifyAudio as identifying, patchAudio } from "@/lib/contract/audio";
import { handle, sha256Hex } from "@/lib/contract/primitives";
import type { ActionResult } from "@/lib/contract/result";
import { loadTwins } from "@/lib/web/load-twins";
import { parseInput } from "@/lib/web/parse-input";
import { toResult } from "@/lib/web/result";

const address = z.object({ owner: handle, space: handle, audio: handle });
const renaming = address.extend(patchAudio.shape);
const linking = address.extend(identifying.shape);
const comparing = address.omit({ audio: true }).extend({ sha256: z.array(sha256Hex).min(1).max(MOST_DIGESTS) });

/** Gives an audio another alias, or none. */
export async function renameAudio(input: z.input<typeof renaming>): Promise<ActionResult<Audio>> {
  return toResult(async (api) => {
    const { alias, ...params } = parseInput(renaming, input);
    const audio = await api.call("updateAudio", { params, body: { alias } });
    revalidatePath("/", "layout");
    return audio;
  });
}

/** Deletes an audio; for an hour it can be restored. Revalidates nothing: the page that asks may be the audio's own. */
export async function removeAudio(input: z.input<typeof address>): Promise<ActionResult<null>> {
  return toResult(async (api) => {
    await api.call("removeAudio", { params: parseInput(address, input) });
    return null;
  });
}

/** Takes back a deletion. */
export async function restoreAudio(input: z.input<typeof address>): Promise<ActionResult<Audio>> {
  return toResult(async (api) => {
    const audio = await api.call("restoreAudio", { params: parseInput(address, input) });
    revalidatePath("/", "layout");
    return audio;
  });
}

/** Links an audio to the identity that speaks in it, once and for good. */
export async function identifyAudio(input: z.input<typeof linking>): Promise<ActionResult<Audio>> {
  return toResult(async (api) => {
    const { identity, ...params } = parseInput(linking, input);
    const audio = await api.call("identifyAudio", { params, body: { identity } });
    revalidatePath(toAudioPath(params));
    return audio;
  });
}

/** Finds the audios of a space that were made of files with these digests. */
export async function findTwins(input: z.input<typeof comparing>): Promise<ActionResult<KnownTwin[]>> {
  return toResult(async (api) => {
    const { sha256, ...params } = parseInput(comparing, input);
    return loadTwins(api, params, sha256);
  });
}
