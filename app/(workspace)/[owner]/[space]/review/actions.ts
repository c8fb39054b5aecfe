"use server";

import { z } from "zod";
import {
  type Assigned,
  type Assignment,
  assignAudios as assigning,
  putAssignment,
  type Reviewed,
  reviewAudios as reviewing,
} from "@/lib/contract/assignment";
import { handle } from "@/lib/contract/primitives";
import type { ActionResult } from "@/lib/contract/result";
import { parseInput } from "@/lib/web/parse-input";
import { toResult } from "@/lib/web/result";

const place = z.object({ owner: handle, space: handle });
const address = place.extend({ audio: handle });
const taking = address.extend(putAssignment.pick({ minutes: true }).shape);
const dealing = place.extend(assigning.shape);
const deciding = place.extend(reviewing.shape);

/*
 * None of them revalidates: what stands on the page tells first what became of each, and lets the page be read again then.
 */

/** Takes an audio for the person, or keeps it theirs. */
export async function takeAudio(input: z.input<typeof taking>): Promise<ActionResult<Assignment>> {
  return toResult(async (api) => {
    const { minutes, ...params } = parseInput(taking, input);
    return api.call("putAssignment", { params, body: { minutes } });
  });
}

/** Makes an audio nobody's again. */
export async function giveBackAudio(input: z.input<typeof address>): Promise<ActionResult<null>> {
  return toResult(async (api) => {
    await api.call("removeAssignment", { params: parseInput(address, input) });
    return null;
  });
}

/** Deals audios to people evenly. */
export async function assignAudios(input: z.input<typeof dealing>): Promise<ActionResult<Assigned>> {
  return toResult(async (api) => {
    const { owner, space, ...body } = parseInput(dealing, input);
    return api.call("assignAudios", { params: { owner, space }, body });
  });
}

/** Decides the same of many audios for the person. */
export async function reviewAudios(input: z.input<typeof deciding>): Promise<ActionResult<Reviewed>> {
  return toResult(async (api) => {
    const { owner, space, ...body } = parseInput(deciding, input);
    return api.call("reviewAudios", { params: { owner, space }, body });
  });
}
