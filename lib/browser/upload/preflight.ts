import type { ActionResult } from "../../contract/result.ts";
import type { FileLimits } from "../../domain/headers/judge-file.ts";
import type { Policy } from "../../domain/policy/policy.ts";

export type TwinQuestion = { owner: string; space: string; sha256: string[] };

/** An audio of the space, by the hexadecimal SHA-256 of the file that it was made of. */
export type KnownTwin = { sha256: string; audio: string; name: string };

/** Asks a space for audios made of these bytes (1 to 50 digests). Those it does not have are missing in the answer. */
export type FindTwins = (question: TwinQuestion) => Promise<ActionResult<KnownTwin[]>>;

/** What a file is held to before it is sent. Null: the server does not say, or cannot be asked. */
export type Preflight = { limits: FileLimits | null; policy: Policy | null; findTwins: FindTwins | null };

/** Most digests that one question may hold. */
export const MOST_DIGESTS = 50;

/**
 * Files up to this size are hashed before their turn, which takes about half a second at most; larger ones while they are
 * encoded, and asked about then: still before a byte leaves.
 */
export const HASHED_FIRST_BYTES = 32 * 2 ** 20;
