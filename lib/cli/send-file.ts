import { createHash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import type { ApiClient } from "../client/client.ts";
import type { Offer } from "../client/offer.ts";
import type { Audio } from "../contract/audio.ts";
import { isProblem, Problem } from "../contract/problem.ts";
import { aliasOfFileName, toFileName } from "../domain/alias.ts";
import { failures } from "../domain/failures.ts";
import { CLIP_FILE_BYTES } from "../domain/lanes.ts";
import { toSizeWords } from "../domain/sizes.ts";
import type { Place } from "./connect.ts";
import { idempotencyKey, type Journal, journalKey, type Upload } from "./journal.ts";
import { createPatience, insist, STUBBORNLY_MS } from "./patience.ts";
import { type Sending, sendParts, sendWhole } from "./send-parts.ts";
import { ChangedError, hashFile, readPart, type Source } from "./source.ts";
import { hasItsFile, type Statuses } from "./statuses.ts";

/** What all uploads of one run share. */
export type SendContext = {
  api: ApiClient;
  offer: Offer;
  server: string;
  place: Place;
  journal: Journal;
  statuses: Statuses;
  signal: AbortSignal;
  alias: string | null;
  identity: string | null;
  /** The largest file that the server takes; null where it does not say. */
  maxBytes: number | null;
  /** Whether what was refused before is sent once more. */
  again: boolean;
  /** The number of a file among those of the same name and content in this run, from 0. */
  countCopy: (name: string | null, sha256: string) => number;
  onWait: (problem: Problem, delayMs: number) => void;
};

/** What the server has of a file now. `isOld`: it had all of it before this run. */
export type Sent = { audio: Audio; sha256: string; isOld: boolean };

/** Why a file was not sent at all. */
export class RefusedError extends Error {
  readonly code: string;

  constructor(code: string, detail: string) {
    super(detail);
    this.code = code;
  }
}

/** More often than this nobody deletes the same upload; rather is something else not found. */
const MOST_GENERATIONS = 50;

/**
 * Sees to it that the server has this file, once: finds out what earlier runs have done, and does the rest. Resolves as
 * soon as the server has all bytes. Throws a {@link RefusedError}, a {@link ChangedError} or what the server says.
 */
export async function sendFile(source: Source, context: SendContext, onSent: (bytes: number) => void): Promise<Sent> {
  const handle = await source.open();
  try {
    const { size: sizeBytes } = await handle.stat();
    refuse(sizeBytes, context);
    const file = { handle, sizeBytes, onSent };
    // A request that may be repeated: else its audio comes first, so that at worst one without a file is doubled.
    const isOneRequest = sizeBytes <= CLIP_FILE_BYTES && context.offer.takes("createAudio", "idempotency-key");
    return await (isOneRequest ? sendSmall : sendLarge)(source, context, file);
  } finally {
    await handle.close();
  }
}

type OpenFile = { handle: FileHandle; sizeBytes: number; onSent: (bytes: number) => void };

function refuse(sizeBytes: number, { maxBytes }: SendContext): void {
  if (sizeBytes === 0) throw new RefusedError("empty", failures.empty);
  if (maxBytes === null || sizeBytes <= maxBytes) return;
  const detail = `The file has ${toSizeWords(sizeBytes)}; this server takes at most ${toSizeWords(maxBytes)}.`;
  throw new RefusedError("tooLarge", detail);
}

/** A small file travels in the request that makes its audio. */
async function sendSmall(source: Source, context: SendContext, { handle, sizeBytes, onSent }: OpenFile): Promise<Sent> {
  // Read once, so that what is hashed is what is sent.
  const bytes = await readPart(handle, { start: 0, end: sizeBytes });
  const upload = toUpload(source, context, createHash("sha256").update(bytes).digest("hex"));
  const file = bytes.toString("base64");
  onSent(0);
  const { audio, isKnown } = await obtain(upload, context, { file });
  return { audio, sha256: upload.sha256, isOld: isKnown };
}

/** A large one comes after its audio. */
async function sendLarge(source: Source, context: SendContext, file: OpenFile): Promise<Sent> {
  const { handle, sizeBytes } = file;
  const { mtimeMs } = await handle.stat();
  const sha256 = await hashFile(handle, sizeBytes, context.signal);
  const upload = toUpload(source, context, sha256);
  const { audio, isKnown } = await obtain(upload, context, {});
  if (hasItsFile(audio)) return { audio, sha256, isOld: isKnown };
  const params = { ...context.place, audio: audio.handle };
  try {
    await sendBytes({ ...context, ...file, params, sha256 }, context);
    const after = await handle.stat();
    if (after.mtimeMs !== mtimeMs || after.size !== sizeBytes) throw new ChangedError();
  } catch (error) {
    const isChanged = error instanceof ChangedError || (isProblem(error) && error.code === "wrongDigest");
    if (!isChanged) throw error;
    // The audio would wait for ever for bytes that are no more.
    await context.api.call("removeAudio", { params }).catch(() => undefined);
    throw new ChangedError();
  }
  return { audio, sha256, isOld: false };
}

/** The audio of this upload: the one that an earlier run has made, or a new one. */
async function obtain(
  upload: Upload,
  context: SendContext,
  body: { file?: string },
): Promise<{ audio: Audio; isKnown: boolean }> {
  const { journal, statuses, again } = context;
  const key = journalKey(context.server, upload);
  const isWanted = (audio: Audio) => !(again && audio.state === "notAvailable");
  const known = journal.find(key);
  if (known) {
    const audio = await statuses.find(known.audio);
    if (audio && isWanted(audio)) return { audio, isKnown: true };
  }
  for (let generation = known ? known.generation + 1 : 0; ; generation++) {
    const audio = await create(upload, context, { generation, body });
    if (!audio && generation < MOST_GENERATIONS) continue;
    if (!audio) throw new Problem("notFound");
    await journal.add({ key, generation, audio: audio.handle });
    if (isWanted(audio)) return { audio, isKnown: false };
  }
}

/**
 * Makes the audio of this generation, or finds the one that was made of it; null where that has been deleted: the space
 * and the identity are known to be there, so that nothing else can be missing.
 */
async function create(
  upload: Upload,
  { api, offer, place, signal, onWait }: SendContext,
  { generation, body }: { generation: number; body: { file?: string } },
): Promise<Audio | null> {
  const { name, alias, identity, sha256 } = upload;
  const headers = { "idempotency-key": idempotencyKey(upload, generation), prefer: "wait=0" };
  const ours = Object.entries({ name: name && toFileName(name), sha256 });
  const known = Object.fromEntries(ours.filter(([field]) => offer.takes("createAudio", field)));
  const text = JSON.stringify({ alias, identity, ...known, ...body });
  const make = () => api.call("createAudio", { params: place, headers, body: text, signal });
  // Without the key each repetition may make another audio.
  const forMs = offer.takes("createAudio", "idempotency-key") ? STUBBORNLY_MS : 0;
  try {
    return await insist(make, { forMs, signal, onWait });
  } catch (error) {
    if (isProblem(error) && error.code === "notFound") return null;
    throw error;
  }
}

async function sendBytes(sending: Sending, { offer, statuses, signal, onWait }: SendContext): Promise<void> {
  const patience = createPatience({ forMs: STUBBORNLY_MS, signal, onWait, also: ["conflict"] });
  for (;;) {
    try {
      return await (offer.serves("patchUpload") ? sendParts : sendWhole)(sending);
    } catch (error) {
      signal.throwIfAborted();
      const { size } = await sending.handle.stat();
      if (size < sending.sizeBytes) throw new ChangedError();
      // The answer may have been lost on its way, and not the file; or another process has sent it meanwhile.
      const audio = await statuses.find(sending.params.audio);
      if (audio && hasItsFile(audio)) return;
      await patience.wait(error);
    }
  }
}

function toUpload(source: Source, { place, alias, identity, countCopy }: SendContext, sha256: string): Upload {
  const { name } = source;
  return {
    space: `${place.owner}/${place.space}`,
    name,
    sha256,
    alias: alias ?? ((name && aliasOfFileName(name)) || null),
    identity,
    copy: countCopy(name, sha256),
  };
}
