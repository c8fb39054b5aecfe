import type { AudioAddress, SpaceAddress } from "@/components/audios/audio-path";
import type { Audio } from "@/lib/contract/audio";
import type { ActionResult } from "@/lib/contract/result";
import type { Identity } from "@/lib/contract/space";

/** Deleting an audio, and taking that back. */
export type DeletionActions = {
  removeAudio: (input: AudioAddress) => Promise<ActionResult<null>>;
  restoreAudio: (input: AudioAddress) => Promise<ActionResult<Audio>>;
};

/** What can be done to an audio: the server's actions, handed down by the page. */
export type AudioActions = {
  renameAudio: (input: AudioAddress & { alias: string | null }) => Promise<ActionResult<Audio>>;
  /** Null where the API keeps audios for ever. */
  deletion: DeletionActions | null;
};

/** Naming the one who speaks: finding or making an identity, and linking the audio to it. */
export type IdentifyActions = {
  findIdentities: (input: SpaceAddress & { search: string }) => Promise<ActionResult<Identity[]>>;
  createIdentity: (input: SpaceAddress & { handle: string; alias: string | null }) => Promise<ActionResult<Identity>>;
  identifyAudio: (input: AudioAddress & { identity: string }) => Promise<ActionResult<Audio>>;
};
