import type { SpaceAddress } from "@/components/audios/audio-path";
import type { Naming } from "@/components/ui/naming-fields";
import type { ActionResult } from "@/lib/contract/result";
import type { Identity } from "@/lib/contract/space";

/** What can be done to the identities of a space: the server's actions, handed down by the page. */
export type IdentityActions = {
  updateIdentity: (input: SpaceAddress & Naming & { identity: string }) => Promise<ActionResult<Identity>>;
  removeIdentity: (input: SpaceAddress & { identity: string }) => Promise<ActionResult<null>>;
};

export type CreateIdentity = (input: SpaceAddress & Naming) => Promise<ActionResult<Identity>>;
