import type { IdentifyActions } from "@/components/audios/audio-actions";
import type { ListUploadSpaces } from "./use-upload-spaces";

/** What batches need of the server: its actions, handed down by the page, and what it can do. */
export type BatchActions = Pick<IdentifyActions, "findIdentities" | "createIdentity"> & {
  listSpaces: ListUploadSpaces;
  /** Whether the library can show exactly the audios of a batch. */
  hasBatches: boolean;
};
