import type { IdentifyActions } from "@/components/audios/audio-actions";
import type { ListUploadSpaces } from "./use-upload-spaces";

/** What editing a batch asks the server: the server's actions, handed down by the page. */
export type BatchActions = Pick<IdentifyActions, "findIdentities" | "createIdentity"> & {
  listSpaces: ListUploadSpaces;
};
