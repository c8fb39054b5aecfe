"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { toAudioPath } from "@/components/audios/audio-path";
import { type Audio, type Mark, patchAudio, putMark } from "@/lib/contract/audio";
import { Problem } from "@/lib/contract/problem";
import type { ActionResult } from "@/lib/contract/result";
import { toResult } from "@/lib/web/result";

const address = z.object({ owner: z.string(), space: z.string(), audio: z.string() });
const renaming = z.object({ params: address, ...patchAudio.shape });
const marking = z.object({ params: address, ...putMark.shape });
const addressing = z.object({ params: address });

export async function renameAudio(input: z.input<typeof renaming>): Promise<ActionResult<Audio>> {
  return toResult(async (api) => {
    const { params, alias } = parse(renaming, input);
    const audio = await api.call("updateAudio", { params, body: { alias } });
    revalidatePath(toAudioPath(params));
    return audio;
  });
}

/** Revalidates nothing: the page that asks is the one that will be gone, and it leaves by itself. */
export async function removeAudio(input: z.input<typeof addressing>): Promise<ActionResult<null>> {
  return toResult(async (api) => {
    const { params } = parse(addressing, input);
    await api.call("removeAudio", { params });
    return null;
  });
}

export async function restoreAudio(input: z.input<typeof addressing>): Promise<ActionResult<Audio>> {
  return toResult(async (api) => {
    const { params } = parse(addressing, input);
    return await api.call("restoreAudio", { params });
  });
}

export async function markAudio(input: z.input<typeof marking>): Promise<ActionResult<Mark>> {
  return toResult(async (api) => {
    const { params, verdict, note } = parse(marking, input);
    const mark = await api.call("putMark", { params, body: { verdict, note } });
    revalidatePath(toAudioPath(params));
    return mark;
  });
}

export async function unmarkAudio(input: z.input<typeof addressing>): Promise<ActionResult<null>> {
  return toResult(async (api) => {
    const { params } = parse(addressing, input);
    await api.call("removeMark", { params });
    revalidatePath(toAudioPath(params));
    return null;
  });
}

function parse<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
  throw new Problem("invalid", errors[0]?.message, { errors });
}
