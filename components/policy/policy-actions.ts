import type { SpaceAddress } from "@/components/audios/audio-path";
import type { AcceptancePolicy, PolicyApplication, PolicyPreview } from "@/lib/contract/policy";
import type { ActionResult } from "@/lib/contract/result";
import type { PolicyRule } from "@/lib/domain/policy/policy";

/** A policy as it was read, with the tag by which the API knows whether it has changed since; null where it has none. */
export type ReadPolicy = { policy: AcceptancePolicy; etag: string | null };

/** What can be done to the policy of a space: the server's actions, handed down by the page. */
export type PolicyActions = {
  savePolicy: (input: SpaceAddress & { rules: PolicyRule[]; etag: string | null }) => Promise<ActionResult<ReadPolicy>>;
  previewPolicy: (input: SpaceAddress & { rules: PolicyRule[] }) => Promise<ActionResult<PolicyPreview>>;
  applyPolicy: (input: SpaceAddress) => Promise<ActionResult<PolicyApplication>>;
};
