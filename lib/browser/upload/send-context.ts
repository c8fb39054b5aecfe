import type { ActionProblem, ActionResult } from "../../contract/result.ts";
import { toFileName } from "../../domain/alias.ts";
import type { UploadEntry, UploadEvent } from "../../domain/upload-queue.ts";
import type { EncodeBridge } from "../worker/bridge.ts";
import { faultOfThrown, unconfirmed } from "./faults.ts";
import type { LineCapacity } from "./line-capacity.ts";
import type { FindTwins } from "./preflight.ts";
import { hasItsFile, type StatusQuestion, type UploadStatus } from "./status.ts";
import type { LoadRules, UploadRules } from "./upload-rules.ts";

/** What every creation says of its audio. */
export type Creation = {
  owner: string;
  space: string;
  alias: string | null;
  name: string | null;
  identity: string | null;
  batch: string;
  sha256: string;
  idempotencyKey: string;
};

/** The server actions of the upload path. They are plain calls, never part of a transition. */
export type UploadActions = {
  /** Creates an audio with its file as Base64 text. */
  createClip(input: Creation & { file: Blob }): Promise<ActionResult<UploadStatus>>;
  /** Creates an audio that waits for its file. */
  createWaiting(input: Creation): Promise<ActionResult<UploadStatus>>;
  /** Removes an audio whose upload was given up. */
  discardUpload(input: { owner: string; space: string; audio: string }): Promise<ActionResult<null>>;
  findTwins: FindTwins;
  loadRules: LoadRules;
};

export type FetchStatus = (question: StatusQuestion) => Promise<ActionResult<UploadStatus[]>>;

/** What one upload needs from the queue around it. */
export type SendContext = {
  actions: UploadActions;
  bridge: EncodeBridge;
  fetchStatus: FetchStatus;
  line: LineCapacity;
  rules: UploadRules;
  /** Runs one server action at a time. */
  inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** Resolves when what is known of the entry would outlive the page. */
  writeDown: () => Promise<void>;
  /** The entry as it is now. */
  current: () => UploadEntry;
  dispatch: (event: UploadEvent) => void;
  signal: AbortSignal;
  now: () => number;
};

/** Leaves the steps of an upload early, with why; the queue decides what becomes of it. */
export class Stop extends Error {
  readonly problem: ActionProblem;

  constructor(problem: ActionProblem) {
    super(problem.detail);
    this.name = "Stop";
    this.problem = problem;
  }
}

/** What a step brought; throws {@link Stop} where it brought a problem. */
export function unwrap<T>(result: ActionResult<T>): T {
  if (!result.ok) throw new Stop(result.problem);
  return result.data;
}

/** One creation. Where a repeated one would be another, a lost answer leaves open whether there is an audio. */
export async function create(
  { rules }: SendContext,
  work: () => Promise<ActionResult<UploadStatus>>,
): Promise<UploadStatus> {
  try {
    return unwrap(await work());
  } catch (error) {
    const isLost = !(error instanceof Stop) && faultOfThrown(error).code !== "outdated";
    throw isLost && !rules.isRepeatable ? new Stop(unconfirmed) : error;
  }
}

/**
 * Whether an earlier attempt did bring the whole file, although its answer never came: then only the conversion is
 * left to wait for. (Repeated clips need no such question: their idempotency key answers it.) `whenUntold` is the answer
 * where the server does not tell.
 */
export async function isAlreadyThere(
  { current, fetchStatus, dispatch }: SendContext,
  whenUntold = false,
): Promise<boolean> {
  const { owner, space, audio } = current();
  if (audio === null) return false;
  const [status] = unwrap(await fetchStatus({ owner, space, handles: [audio] }));
  if (!status) throw new Stop({ code: "removed", detail: "The audio was deleted meanwhile. Add the file again." });
  if (!(hasItsFile(status) ?? whenUntold)) return false;
  dispatch({ type: "stored", audio });
  return true;
}

/** Removes what an abandoned upload left on the server. Where even that fails it stays in the library, waiting for its file. */
export async function discard(
  { actions, inTurn }: Pick<SendContext, "actions" | "inTurn">,
  { owner, space, audio }: { owner: string; space: string; audio: string },
): Promise<void> {
  await inTurn(() => actions.discardUpload({ owner, space, audio })).catch(() => {});
}

/** Removes an audio that was created for an entry which nobody wants any more. */
export async function discardIfCancelled(context: SendContext, audio: string): Promise<void> {
  const entry = context.current();
  if (entry.stage === "cancelled") await discard(context, { ...entry, audio });
}

/**
 * The same file in the same entry is the same request, however often it is repeated; a file that has changed since is
 * another.
 */
export function creationOf(entry: UploadEntry, sha256: string): Creation {
  const { id, owner, space, identity, batch, round } = entry;
  const alias = entry.alias.trim() || null;
  const idempotencyKey = round === 0 ? `${id}-${sha256}` : `${id}-${sha256}-${round}`;
  return { owner, space, alias, name: toFileName(entry.name), identity, batch, sha256, idempotencyKey };
}

/** Where the bytes of an entry's audio go to. */
export function toFilePath({ owner, space }: UploadEntry, audio: string): string {
  return `/${[owner, space, "audios", audio, "file"].map(encodeURIComponent).join("/")}`;
}
