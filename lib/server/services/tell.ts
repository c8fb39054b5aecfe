import type { ChangeKind } from "../../domain/audio-change.ts";
import type { App } from "../app.ts";
import type { AudioRow } from "../db/schema.ts";

type Teller = Pick<App, "changes">;
type Told = Pick<AudioRow, "id" | "space_id" | "handle">;

/** Tells whoever waits for an audio, and whoever follows what goes on in its space, that something of it changed. */
export function tellAudio({ changes }: Teller, { id, space_id, handle }: Told, kind: ChangeKind): void {
  changes.tell({ kind, spaceId: space_id, audio: { id, handle }, by: null });
}

/** Tells the same of its reviews to those who may see by then what `by`, a user, decided, and to themselves. */
export function tellReviews({ changes }: Teller, { id, space_id, handle }: Told, by: string): void {
  changes.tell({ kind: "reviews", spaceId: space_id, audio: { id, handle }, by });
}

/** Tells whoever follows what goes on in a space that any of its audios may look different now. */
export function tellSpace({ changes }: Teller, spaceId: string): void {
  changes.tell({ kind: "audio", spaceId, audio: null, by: null });
}
