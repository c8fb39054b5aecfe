import type { ActionResult } from "../../contract/result.ts";
import { toFileName } from "../../domain/alias.ts";
import { encodedLength } from "../../domain/base64.ts";
import type { Twin, UploadEntry, UploadEvent, UploadFault } from "../../domain/upload-queue.ts";
import type { EncodeBridge } from "../worker/bridge.ts";
import { eventOfFault, faultOfThrown, unconfirmed } from "./faults.ts";
import type { LineSpeed } from "./line-speed.ts";
import { HASHED_FIRST_BYTES } from "./preflight.ts";
import { readAnswer } from "./read-answer.ts";
import { hasItsFile, type StatusQuestion, type UploadStatus } from "./status.ts";

type Creation = {
  owner: string;
  space: string;
  alias: string | null;
  name: string | null;
  idempotencyKey: string;
};

/** The server actions of the upload path. They are plain calls, never part of a transition. */
export type UploadActions = {
  /** Creates an audio with its file: Base64 text as ASCII bytes. */
  createClip(input: Creation & { sha256: string; file: Uint8Array<ArrayBuffer> }): Promise<ActionResult<UploadStatus>>;
  /** Creates an audio that waits for its file. */
  createWaiting(input: Creation): Promise<ActionResult<UploadStatus>>;
  /** Removes an audio whose upload was cancelled. */
  discardUpload(input: { owner: string; space: string; audio: string }): Promise<ActionResult<null>>;
};

export type FetchStatus = (question: StatusQuestion) => Promise<ActionResult<UploadStatus[]>>;

/** What one upload needs from the queue around it. */
export type SendContext = {
  actions: UploadActions;
  bridge: EncodeBridge;
  fetchStatus: FetchStatus;
  speed: LineSpeed;
  /** Runs one server action at a time. */
  inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** Where these bytes are already; a problem where that cannot be told now. */
  findTwin: (sha256: string) => Promise<ActionResult<() => Twin | null>>;
  /** Whether the server knows a repeated creation by its key. */
  isRepeatable: boolean;
  /** The entry as it is now. */
  current: () => UploadEntry;
  dispatch: (event: UploadEvent) => void;
  signal: AbortSignal;
  now: () => number;
};

/** Leaves the steps of an upload early; never seen outside of this file. */
class Stop extends Error {
  readonly fault: UploadFault;

  constructor(fault: UploadFault) {
    super(fault.detail);
    this.fault = fault;
  }
}

/**
 * Takes one started entry through its lane until the server has its bytes. Tells everything by events and never
 * rejects. What was created for an entry that has been cancelled meanwhile is removed again.
 */
export async function sendEntry(file: File, context: SendContext): Promise<void> {
  try {
    if (await isAlreadyThere(context)) return;
    await (context.current().lane === "bulk" ? sendBulk(file, context) : sendClip(file, context));
  } catch (error) {
    const fault = error instanceof Stop ? error.fault : faultOfThrown(error);
    if (!context.signal.aborted) context.dispatch(eventOfFault(fault));
  }
}

/** Removes what an abandoned upload left on the server. Where even that fails it stays in the library, waiting for its file. */
export async function discard(
  context: Pick<SendContext, "actions" | "inTurn">,
  { owner, space, audio }: { owner: string; space: string; audio: string },
): Promise<void> {
  await context.inTurn(() => context.actions.discardUpload({ owner, space, audio })).catch(() => {});
}

async function sendClip(file: File, context: SendContext): Promise<void> {
  const { signal, dispatch, actions } = context;
  const onProgress = (ratio: number) => dispatch({ type: "encoding", ratio });
  const { sha256, text } = unwrap(await context.bridge.encodeToBytes(file, { signal, onProgress }));
  dispatch({ type: "prepared", sha256 });
  const { length } = text;
  const status = await context.inTurn(async () => {
    if (signal.aborted) return null;
    dispatch({ type: "sending", ratio: 0 });
    const startedAt = context.now();
    const input = { ...creationOf(context.current(), sha256), sha256, file: text };
    const created = await create(context, () => actions.createClip(input));
    context.speed.note(length, (context.now() - startedAt) / 1000);
    return created;
  });
  if (status && signal.aborted) await discard(context, { ...context.current(), audio: status.handle });
  else if (status) dispatch({ type: "stored", audio: status.handle });
}

async function sendBulk(file: File, context: SendContext): Promise<void> {
  const { signal, dispatch, speed } = context;
  const encoding = { signal, onProgress: (ratio: number) => dispatch({ type: "encoding", ratio }) };
  const { sha256, text } = unwrap(await context.bridge.encodeToBlob(file, encoding));
  dispatch({ type: "prepared", sha256 });
  if (await isHeld(file, sha256, context)) return;
  const audio = context.current().audio ?? (await createPlace(sha256, context));
  if (audio === null) return;
  dispatch({ type: "sending", ratio: 0 });
  const { owner, space } = context.current();
  const path = `/${[owner, space, "audios", audio, "file"].map(encodeURIComponent).join("/")}`;
  const headers = { "content-type": "text/plain", "x-earmark-upload": "1", "x-file-sha256": sha256 };
  const sending = { signal, onProgress: (ratio: number) => dispatch({ type: "sending", ratio }) };
  const sent = unwrap(await context.bridge.send({ path, body: text, headers }, sending));
  const answer = readAnswer<UploadStatus>(sent.status, sent.body);
  // It has the file already, and could not say so when it was asked.
  if (!answer.ok && answer.problem.code === "conflict" && (await isAlreadyThere(context, true))) return;
  unwrap(answer);
  speed.note(encodedLength(file.size), sent.seconds);
  dispatch({ type: "stored", audio });
}

/** Holds a file that was too large to be hashed before, where its bytes are there already and nobody wants both. */
async function isHeld(
  file: File,
  sha256: string,
  { current, findTwin, dispatch, signal }: SendContext,
): Promise<boolean> {
  if (file.size <= HASHED_FIRST_BYTES || current().isKept) return false;
  const found = await findTwin(sha256);
  if (!found.ok && eventOfFault(found.problem).type === "failed") throw new Stop(found.problem);
  const twin = found.ok ? found.data() : null;
  if (twin) dispatch({ type: "twinFound", twin });
  return signal.aborted || twin !== null;
}

/** Creates the audio that the bytes will go to. Null when the upload was cancelled before or during that. */
async function createPlace(sha256: string, context: SendContext): Promise<string | null> {
  const { signal, dispatch } = context;
  const status = await context.inTurn(async () => {
    if (signal.aborted) return null;
    dispatch({ type: "sending", ratio: 0 });
    return create(context, () => context.actions.createWaiting(creationOf(context.current(), sha256)));
  });
  if (status && signal.aborted) await discard(context, { ...context.current(), audio: status.handle });
  if (!status || signal.aborted) return null;
  dispatch({ type: "created", audio: status.handle });
  return status.handle;
}

/** One creation. Where a repeated one would be another, a lost answer leaves open whether there is an audio. */
async function create(
  { isRepeatable }: SendContext,
  work: () => Promise<ActionResult<UploadStatus>>,
): Promise<UploadStatus> {
  try {
    return unwrap(await work());
  } catch (error) {
    const isLost = !(error instanceof Stop) && faultOfThrown(error).code === "network";
    throw isLost && !isRepeatable ? new Stop(unconfirmed) : error;
  }
}

/**
 * Whether an earlier attempt did bring the whole file, although its answer never came: then only the conversion is
 * left to wait for. (Repeated clips need no such question: their idempotency key answers it.) `whenUntold` is the answer
 * where the server does not tell.
 */
async function isAlreadyThere({ current, fetchStatus, dispatch }: SendContext, whenUntold = false): Promise<boolean> {
  const { owner, space, audio } = current();
  if (audio === null) return false;
  const [status] = unwrap(await fetchStatus({ owner, space, handles: [audio] }));
  if (!status) throw new Stop({ code: "removed", detail: "The audio was deleted meanwhile. Add the file again." });
  if (!(hasItsFile(status) ?? whenUntold)) return false;
  dispatch({ type: "stored", audio });
  return true;
}

/**
 * The same file in the same entry is the same request, however often it is repeated; a file that has changed since is
 * another.
 */
function creationOf(entry: UploadEntry, sha256: string): Creation {
  return {
    owner: entry.owner,
    space: entry.space,
    alias: entry.alias.trim() || null,
    name: toFileName(entry.name),
    idempotencyKey: `${entry.id}-${sha256}`,
  };
}

function unwrap<T>(result: ActionResult<T>): T {
  if (!result.ok) throw new Stop(result.problem);
  return result.data;
}
