"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { toAudioPath } from "@/components/audios/audio-path";
import { type FindingJudgement, putFindingJudgement } from "@/lib/contract/finding-judgement";
import { handle } from "@/lib/contract/primitives";
import type { ActionResult } from "@/lib/contract/result";
import { putReview } from "@/lib/contract/review";
import { decide, withdraw } from "@/lib/web/decide";
import { parseInput } from "@/lib/web/parse-input";
import { toResult } from "@/lib/web/result";

const address = z.object({ owner: handle, space: handle, audio: handle });
const reviewing = address.extend(putReview.shape);
const finding = address.extend({ finding: handle });
const judging = finding.extend(putFindingJudgement.shape);

/*
 * Deciding and taking it back revalidate nothing: in a queue the page is left for the next one at once.
 */

/** Decides on an audio, in place of what the person decided before. */
export async function reviewAudio(input: z.input<typeof reviewing>): Promise<ActionResult<null>> {
  return toResult(async (api) => {
    const { decision, reasons, note, ...params } = parseInput(reviewing, input);
    await decide(api, params, { decision, reasons, note });
    return null;
  });
}

/** Takes back what the person decided of an audio. */
export async function withdrawReview(input: z.input<typeof address>): Promise<ActionResult<null>> {
  return toResult(async (api) => {
    await withdraw(api, parseInput(address, input));
    return null;
  });
}

/** Confirms a finding, or dismisses it. */
export async function judgeFinding(input: z.input<typeof judging>): Promise<ActionResult<FindingJudgement>> {
  return toResult(async (api) => {
    const { verdict, ...params } = parseInput(judging, input);
    const judgement = await api.call("putFindingJudgement", { params, body: { verdict } });
    revalidatePath(toAudioPath(params));
    return judgement;
  });
}

/** Takes back what the person said of a finding. */
export async function unjudgeFinding(input: z.input<typeof finding>): Promise<ActionResult<null>> {
  return toResult(async (api) => {
    const params = parseInput(finding, input);
    await api.call("removeFindingJudgement", { params });
    revalidatePath(toAudioPath(params));
    return null;
  });
}
