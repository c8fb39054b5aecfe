"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { readPolicy, readReviewSettings } from "@/app/(workspace)/[owner]/[space]/settings/reads";
import { toLibraryPath } from "@/components/audios/audio-path";
import type { ReadPolicy } from "@/components/policy/policy-actions";
import type { ReadReviewSettings } from "@/components/review/review-settings-actions";
import { type PolicyApplication, type PolicyPreview, policyDocument } from "@/lib/contract/policy";
import { handle, renaming } from "@/lib/contract/primitives";
import type { ActionResult } from "@/lib/contract/result";
import { putReviewSettings } from "@/lib/contract/review";
import type { Space } from "@/lib/contract/space";
import { parseInput } from "@/lib/web/parse-input";
import { toResult } from "@/lib/web/result";

const address = z.object({ owner: handle, space: handle });
const change = address.extend(renaming.shape);
const policyTrial = address.extend(policyDocument.shape);
const tag = { etag: z.string().max(200).nullable().default(null) };
const policyChange = policyTrial.extend(tag);
const reviewChange = address.extend(putReviewSettings.shape).extend(tag);

/** Changes what a space is called. Revalidates nothing: the page that asks may have lost its address by it. */
export async function updateSpace(input: z.input<typeof change>): Promise<ActionResult<Space>> {
  return toResult(async (api) => {
    const { owner, space, ...body } = parseInput(change, input);
    return api.call("updateSpace", { params: { owner, space }, body });
  });
}

/** Deletes an empty space. Revalidates nothing: the page that asks is the space's own. */
export async function removeSpace(input: z.input<typeof address>): Promise<ActionResult<null>> {
  return toResult(async (api) => {
    await api.call("removeSpace", { params: parseInput(address, input) });
    return null;
  });
}

/** Changes what a space asks of files, unless somebody else did since `etag` was read. */
export async function savePolicy(input: z.input<typeof policyChange>): Promise<ActionResult<ReadPolicy>> {
  return toResult(async (api) => {
    const { owner, space, etag, ...body } = parseInput(policyChange, input);
    const params = { owner, space };
    await api.call("putPolicy", { params, body, headers: etag ? { "if-match": etag } : {} });
    revalidatePath(`${toLibraryPath(params)}/settings`);
    return readPolicy(api, params);
  });
}

/** What rules would make of the audios that are there. Revalidates nothing: it only looks. */
export async function previewPolicy(input: z.input<typeof policyTrial>): Promise<ActionResult<PolicyPreview>> {
  return toResult(async (api) => {
    const { owner, space, ...body } = parseInput(policyTrial, input);
    return api.call("previewPolicy", { params: { owner, space }, body });
  });
}

/** Proposes anew for the audios that are there, by the policy in force. */
export async function applyPolicy(input: z.input<typeof address>): Promise<ActionResult<PolicyApplication>> {
  return toResult(async (api) => {
    const params = parseInput(address, input);
    const applied = await api.call("applyPolicy", { params });
    revalidatePath(toLibraryPath(params), "layout");
    return applied;
  });
}

/** Changes how a space reviews, unless somebody else did since `etag` was read. */
export async function saveReviewSettings(
  input: z.input<typeof reviewChange>,
): Promise<ActionResult<ReadReviewSettings>> {
  return toResult(async (api) => {
    const { owner, space, etag, ...body } = parseInput(reviewChange, input);
    const params = { owner, space };
    await api.call("putReviewSettings", { params, body, headers: etag ? { "if-match": etag } : {} });
    revalidatePath(toLibraryPath(params), "layout");
    return readReviewSettings(api, params);
  });
}
