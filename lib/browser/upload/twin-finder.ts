import type { ActionResult } from "../../contract/result.ts";
import type { Twin, UploadEntry } from "../../domain/upload-queue.ts";
import { findTwinEntry } from "../../domain/upload-queue-twins.ts";
import { faultOfThrown } from "./faults.ts";
import { type FindTwins, type KnownTwin, MOST_DIGESTS } from "./preflight.ts";

type Asked = { owner: string; space: string; sha256: string; settle: (answer: ActionResult<KnownTwin | null>) => void };

/**
 * Finds out where a file's bytes are already. The answer is a problem where the space cannot say it now; else it is to be called
 * in the moment of the decision, because of two files of one drop only one may find the other.
 */
export type TwinFinder = (
  entry: UploadEntry,
  sha256: string,
  canAsk: boolean,
) => Promise<ActionResult<() => Twin | null>>;

type TwinFinderOptions = {
  entries: () => readonly UploadEntry[];
  findTwins: FindTwins;
  /** Runs one server action at a time. */
  inTurn: <T>(work: () => Promise<T>) => Promise<T>;
};

/** How long a question waits for others to go with it. */
const GATHER_MS = 30;

/** Files of one drop are asked about together, at most fifty at once. */
export function createTwinFinder({ entries, findTwins, inTurn }: TwinFinderOptions): TwinFinder {
  let waiting: Asked[] = [];

  function gather(asked: Omit<Asked, "settle">): Promise<ActionResult<KnownTwin | null>> {
    return new Promise((settle) => {
      waiting.push({ ...asked, settle });
      if (waiting.length === 1) setTimeout(() => void inTurn(askGathered), GATHER_MS);
    });
  }

  async function askGathered(): Promise<void> {
    const all = waiting;
    waiting = [];
    for (const group of toGroups(all)) await ask(findTwins, group);
  }

  return async (entry, sha256, canAsk) => {
    const { owner, space } = entry;
    const stored = new Set(entries().flatMap(({ id, isStored }) => (isStored ? id : [])));
    // Of what the server has had since before the question it tells better: somebody may have deleted it.
    const candidates = () => (canAsk ? entries().filter(({ id }) => !stored.has(id)) : entries());
    const inQueue = () => findTwinEntry(candidates(), entry, sha256);
    if (inQueue() || !canAsk) return { ok: true, data: inQueue };
    const answer = await gather({ owner, space, sha256 });
    if (!answer.ok) return answer;
    const { data: known } = answer;
    // What an earlier attempt of the same file left there is no twin of it.
    const twin = known && known.audio !== entry.audio ? { audio: known.audio, name: known.name } : null;
    return { ok: true, data: () => twin ?? inQueue() };
  };
}

async function ask(findTwins: FindTwins, group: readonly Asked[]): Promise<void> {
  const [{ owner, space }] = group as [Asked];
  const sha256 = [...new Set(group.map((one) => one.sha256))];
  const question = findTwins({ owner, space, sha256 });
  const answer = await question.catch(
    (error): ActionResult<KnownTwin[]> => ({
      ok: false,
      problem: faultOfThrown(error),
    }),
  );
  for (const one of group) {
    const find = (twins: KnownTwin[]) => twins.find((twin) => twin.sha256 === one.sha256) ?? null;
    one.settle(answer.ok ? { ok: true, data: find(answer.data) } : answer);
  }
}

/** Groups questions by space, at most fifty together. */
function toGroups(all: readonly Asked[]): Asked[][] {
  const groups: Asked[][] = [];
  for (const one of all) {
    const fits = groups.find(
      (group) => group.length < MOST_DIGESTS && group[0]?.owner === one.owner && group[0].space === one.space,
    );
    if (fits) fits.push(one);
    else groups.push([one]);
  }
  return groups;
}
