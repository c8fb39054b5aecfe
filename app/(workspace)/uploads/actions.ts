"use server";

import { z } from "zod";
import type { UploadStatus } from "@/lib/browser/upload/status";
import type { UploadRules } from "@/lib/browser/upload/upload-rules";
import { type Audio, createAudio } from "@/lib/contract/audio";
import { handle, sha256Hex } from "@/lib/contract/primitives";
import type { ActionResult } from "@/lib/contract/result";
import { CLIP_TEXT_BYTES } from "@/lib/domain/lanes";
import { createOnce, fitFields } from "@/lib/web/create-once";
import { findLimits } from "@/lib/web/find-limits";
import { loadOffer } from "@/lib/web/offer";
import { parseInput } from "@/lib/web/parse-input";
import { toClipBody } from "@/lib/web/receive-base64";
import { toResult } from "@/lib/web/result";

const place = z.object({ owner: handle, space: handle });
const creation = place.extend({
  alias: createAudio.shape.alias,
  name: createAudio.shape.name,
  identity: createAudio.shape.identity,
  batch: createAudio.shape.batch,
  sha256: sha256Hex,
  idempotencyKey: z.string().regex(/^[\w-]{16,128}$/, "The idempotency key is malformed."),
});
const clip = creation.extend({
  file: z
    .instanceof(Blob, { error: "The file is missing." })
    .refine((text) => text.size > 0 && text.size <= CLIP_TEXT_BYTES, "The file is empty or too large for one call."),
});
const discarded = place.extend({ audio: handle });

/** Creates an audio with its file, which comes as its Base64 text. Answers before the conversion. */
export async function createClip(input: z.input<typeof clip>): Promise<ActionResult<UploadStatus>> {
  return toResult(async (api) => {
    const { owner, space, idempotencyKey, file, ...fields } = parseInput(clip, input);
    const body = toClipBody(await fitFields(fields), await file.bytes());
    const headers = { prefer: "wait=0", "idempotency-key": idempotencyKey };
    return toStatus(await createOnce(api, { params: { owner, space }, body, headers }));
  });
}

/** Creates an audio that waits for its file. */
export async function createWaiting(input: z.input<typeof creation>): Promise<ActionResult<UploadStatus>> {
  return toResult(async (api) => {
    const { owner, space, idempotencyKey, ...fields } = parseInput(creation, input);
    const body = JSON.stringify(await fitFields(fields));
    const headers = { "idempotency-key": idempotencyKey };
    return toStatus(await createOnce(api, { params: { owner, space }, body, headers }));
  });
}

/** Removes the audio of an upload that was cancelled, where the API can; elsewhere it stays without a file. */
export async function discardUpload(input: z.input<typeof discarded>): Promise<ActionResult<null>> {
  return toResult(async (api) => {
    const params = parseInput(discarded, input);
    const { serves } = await loadOffer();
    if (serves("removeAudio")) await api.call("removeAudio", { params });
    return null;
  });
}

/** What files for a space are held to before they are sent, and how its server takes them. */
export async function loadRules(input: z.input<typeof place>): Promise<ActionResult<UploadRules>> {
  return toResult(async (api) => {
    const params = parseInput(place, input);
    const offer = await loadOffer();
    const [limits, policy] = await Promise.all([
      findLimits(api, offer),
      offer.serves("getPolicy") ? api.call("getPolicy", { params }) : null,
    ]);
    return {
      limits,
      policy,
      knowsTwins: offer.takes("listAudios", "sha256"),
      isRepeatable: offer.takes("createAudio", "idempotency-key"),
      canResume: offer.serves("patchUpload"),
    };
  });
}

function toStatus({ handle, state, progress, failure }: Audio): UploadStatus {
  return { handle, state, progress, failure };
}
