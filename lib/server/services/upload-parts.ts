import { isProblem, Problem } from "../../contract/problem.ts";
import type { App } from "../app.ts";
import { fromNow } from "../clock.ts";
import type { UploadRow } from "../db/schema.ts";
import { readChunks } from "../ingest/received-file.ts";
import type { PartWriter } from "../storage/unfinished-files.ts";
import { findUpload } from "./file-claims.ts";
import type { UploadHold } from "./upload-holds.ts";

/** How long what has arrived is kept after the last of it came. */
export const UPLOAD_LIFE_MS = 24 * 60 * 60_000;
/** After so much of one part it is made durable: a crash costs no more. */
const CHECKPOINT_BYTES = 32 * 2 ** 20;

/** One part of a file, and what its sender says of it. */
export type Part = {
  offsetBytes: number;
  /** Of the part, where it was told. */
  lengthBytes: number | null;
  checksum: { algorithm: "sha1" | "sha256"; hex: string } | null;
  body: ReadableStream<Uint8Array> | null;
  signal: AbortSignal;
};

type Arrival = { hold: UploadHold; upload: UploadRow; part: Part };

/** Writes a part down and makes it durable; where the file ends now. What has come of one that breaks off is recorded. */
export async function receivePart(app: App, { hold, upload, part }: Arrival): Promise<number> {
  const { checksum } = part;
  const algorithm = checksum?.algorithm ?? "sha256";
  const file = await app.storage.unfinished
    .open(upload.file, { offsetBytes: part.offsetBytes, algorithm })
    .catch((error: unknown) => orDrop(app, upload, error));
  try {
    await writeDown(app, { hold, upload, part }, file).catch(async (error: unknown) => {
      // All of it is here: that the line broke after the last byte changes nothing.
      if (file.offsetBytes === upload.size_bytes && isInterruption(error)) return;
      if (!checksum && isInterruption(error)) {
        await file.sync();
        await recordOffset(app, { hold, upload }, file.offsetBytes);
      }
      throw hold.signal.aborted ? takenOver() : error;
    });
    await file.sync();
    if (checksum && (await file.digest()) !== checksum.hex) throw new Problem("wrongChecksum");
    return file.offsetBytes;
  } catch (error) {
    await giveRoomBack(app, hold, file).catch(() => undefined);
    throw error;
  } finally {
    await file.close();
  }
}

/** What has come and does not count must not fill the disk: on a full one not even the database could go on. */
async function giveRoomBack(app: App, hold: UploadHold, file: PartWriter): Promise<void> {
  // A write that is still on its way would make it longer again.
  await file.sync().catch(() => undefined);
  if (!(await hold.isOurs())) return;
  const counted = await findUpload(app, hold.claim.audio);
  if (counted) await file.cut(counted.offset_bytes);
}

async function writeDown(app: App, { hold, upload, part }: Arrival, file: PartWriter): Promise<void> {
  let recordedBytes = file.offsetBytes;
  for await (const chunk of readChunks(part.body, AbortSignal.any([part.signal, hold.signal]))) {
    if (file.offsetBytes + chunk.length > upload.size_bytes) throw tooMuch(upload);
    requireFresh(hold);
    await file.write(chunk);
    hold.claim.progress(file.offsetBytes / upload.size_bytes);
    const isDue = file.offsetBytes - recordedBytes >= CHECKPOINT_BYTES && file.offsetBytes < upload.size_bytes;
    if (part.checksum || !isDue) continue;
    await file.sync();
    await recordOffset(app, { hold, upload }, file.offsetBytes);
    recordedBytes = file.offsetBytes;
  }
}

/** Notes that the file is durable up to `offsetBytes`, if it is still ours to say; until when it is kept. */
export async function recordOffset(
  app: App,
  { hold, upload }: Omit<Arrival, "part">,
  offsetBytes: number,
): Promise<string> {
  const expiresAt = fromNow(UPLOAD_LIFE_MS);
  const { audio, holder } = hold.claim;
  hold.claim.progress(offsetBytes / upload.size_bytes);
  const { numUpdatedRows } = await app.db.query
    .updateTable("uploads")
    .set({ offset_bytes: offsetBytes, expires_at: expiresAt })
    .where("audio_id", "=", audio.id)
    .where((eb) =>
      eb.exists(
        eb.selectFrom("audios").select("id").where("audios.id", "=", audio.id).where("audios.receiver", "=", holder),
      ),
    )
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw takenOver();
  return expiresAt;
}

async function orDrop(app: App, upload: UploadRow, error: unknown): Promise<never> {
  if (isProblem(error) && error.code === "notFound") await dropUpload(app, upload);
  throw error;
}

/** Forgets an upload and what has arrived of it. */
export async function dropUpload(app: App, { audio_id, file }: UploadRow): Promise<void> {
  await app.db.query.deleteFrom("uploads").where("audio_id", "=", audio_id).where("file", "=", file).execute();
  await app.storage.unfinished.remove(file);
}

/** Insists that nobody else can have begun to write meanwhile. */
export function requireFresh({ claim }: UploadHold): void {
  if (!claim.isFresh()) throw takenOver();
}

function takenOver(): Problem {
  return new Problem("locked", "A newer request has taken this upload over.");
}

export function tooMuch({ size_bytes }: UploadRow): Problem {
  return new Problem("tooLarge", `More bytes came than the ${size_bytes} of Upload-Length.`);
}

function isInterruption(error: unknown): boolean {
  return isProblem(error) && error.code === "interrupted";
}
