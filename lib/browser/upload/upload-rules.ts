import type { ActionResult } from "../../contract/result.ts";
import type { FileLimits } from "../../domain/headers/judge-file.ts";
import type { Policy } from "../../domain/policy/policy.ts";

export type SpaceAddress = { owner: string; space: string };

/** What files for a space are held to before they are sent, and how its server takes them. */
export type UploadRules = {
  /** Null: the server does not say. */
  limits: FileLimits | null;
  /** Null: there is none, or the server does not say. */
  policy: Policy | null;
  /** Whether it can be asked for audios made of the same bytes. */
  knowsTwins: boolean;
  /** Whether it knows a repeated creation by its key, and makes no second audio. */
  isRepeatable: boolean;
  /** Whether it takes a file in parts. */
  canResume: boolean;
};

export type LoadRules = (address: SpaceAddress) => Promise<ActionResult<UploadRules>>;

const LIFE_MS = 60_000;

/**
 * The rules of each space, asked for when the first file for it comes and once a minute at most. What could not be asked
 * is asked again the next time.
 */
export function createRulesBook(load: LoadRules, now: () => number): LoadRules {
  const known = new Map<string, { rules: Promise<ActionResult<UploadRules>>; untilMs: number }>();
  return async ({ owner, space }) => {
    const key = `${owner}/${space}`;
    const found = known.get(key);
    if (found && now() < found.untilMs) return found.rules;
    const rules = load({ owner, space });
    known.set(key, { rules, untilMs: now() + LIFE_MS });
    const forget = () => known.delete(key);
    rules.then(({ ok }) => ok || forget(), forget);
    return rules;
  };
}
