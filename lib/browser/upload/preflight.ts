import type { ActionResult } from "../../contract/result.ts";

export type TwinQuestion = { owner: string; space: string; sha256: string[] };

/** An audio of the space, by the hexadecimal SHA-256 of the file that it was made of. */
export type KnownTwin = { sha256: string; audio: string; name: string };

/** Asks a space for audios made of these bytes (1 to 50 digests). Those it does not have are missing in the answer. */
export type FindTwins = (question: TwinQuestion) => Promise<ActionResult<KnownTwin[]>>;

/** Most digests that one question may hold. */
export const MOST_DIGESTS = 50;
