import type { Audio } from "@/lib/contract/audio";
import type { ActionResult } from "@/lib/contract/result";

/** One audio by its address. */
export type AudioRef = { owner: string; space: string; audio: string };

/** What can be done to an audio of a list: the server's actions, handed down by the page. */
export type AudioActions = {
  rename: (input: AudioRef & { alias: string | null }) => Promise<ActionResult<Audio>>;
  remove: (input: AudioRef) => Promise<ActionResult<null>>;
  restore: (input: AudioRef) => Promise<ActionResult<Audio>>;
};
