import { randomUUID } from "node:crypto";
import { Problem } from "../../contract/problem.ts";
import type { App } from "../app.ts";
import { fromNow, now } from "../clock.ts";
import type { AudioRow } from "../db/schema.ts";
import { keepRenewing, LEASE_MS } from "./leases.ts";

/** The right to send an audio its file: made by {@link tryClaimFile} alone, and held by one request at a time. */
export type FileClaim = {
  audio: AudioRow;
  /** What the file is declared to be, if it is. */
  sha256: string | null;
  holder: string;
  /** Whether the lease cannot have run out: a process that was frozen wakes up without knowing of it. */
  isFresh(): boolean;
  /** Tells how much has come, as a ratio 0..1. */
  progress(ratio: number): void;
  /** Lets go. `isKept`: what has come so far is kept, and can be seen. */
  release(options?: { isKept: boolean }): Promise<void>;
};

/**
 * Claims the one file of an audio for a request that sends it whole, whose SHA-256 is declared to be `sha256` if that is
 * known. `conflict` when it has its file already, another request is sending it, or it is arriving in parts;
 * `wrongDigest` when it was created with another SHA-256.
 */
export async function claimFile(app: App, audio: AudioRow, sha256: string | null): Promise<FileClaim> {
  requireNoFile(audio);
  const declared = audio.source_sha256;
  if (declared && sha256 && declared !== sha256) {
    throw new Problem("wrongDigest", "The SHA-256 differs from the one that this audio was created with.");
  }
  if (await findUpload(app, audio)) {
    throw new Problem("conflict", "This file is arriving in parts (tus). To give those up, DELETE this address.");
  }
  const claim = await tryClaimFile(app, audio, { sha256: sha256 ?? declared });
  if (!claim) throw new Problem("conflict", "The file of this audio is being sent already.");
  return claim;
}

/** Insists that an audio still waits for its file; `conflict` otherwise. */
export function requireNoFile({ state, source_key }: AudioRow): void {
  if (state === "avaitingFile" && source_key === null) return;
  throw new Problem("conflict", "This audio has had its file; make a new audio for another one.");
}

/** What is arriving of the file of an audio in parts, if anything is. */
export async function findUpload(app: App, { id }: Pick<AudioRow, "id">) {
  return app.db.query
    .selectFrom("uploads")
    .selectAll()
    .where("audio_id", "=", id)
    .where("expires_at", ">=", now())
    .executeTakeFirst();
}

/** Claims the file of an audio if nobody else holds it; null otherwise. */
export async function tryClaimFile(
  app: App,
  audio: AudioRow,
  { sha256, holder = randomUUID() }: { sha256: string | null; holder?: string },
): Promise<FileClaim | null> {
  let ratio = audio.progress_ratio;
  let renewedMs = performance.now();
  const mine = () => app.db.query.updateTable("audios").where("id", "=", audio.id).where("receiver", "=", holder);
  const claimed = await app.db.query
    .updateTable("audios")
    .set({ receiver: holder, receiver_until: fromNow(LEASE_MS), progress_stage: "receiving", progress_ratio: ratio })
    .where("id", "=", audio.id)
    .where("state", "=", "avaitingFile")
    .where("source_key", "is", null)
    .where((eb) => eb.or([eb("receiver", "is", null), eb("receiver_until", "<", now())]))
    .executeTakeFirst();
  if (claimed.numUpdatedRows === 0n) return null;
  const stop = keepRenewing(async () => {
    const askedMs = performance.now();
    const renewal = mine().set({ receiver_until: fromNow(LEASE_MS), progress_ratio: ratio });
    if ((await renewal.executeTakeFirst()).numUpdatedRows > 0n) renewedMs = askedMs;
  });
  return {
    audio,
    sha256,
    holder,
    isFresh: () => performance.now() - renewedMs < LEASE_MS,
    progress: (now) => {
      ratio = Math.min(1, now);
    },
    async release({ isKept } = { isKept: false }) {
      stop();
      const nothing = { receiver: null, receiver_until: null };
      const seen = isKept ? { progress_ratio: ratio } : ({ progress_stage: null, progress_ratio: 0 } as const);
      await mine()
        .set({ ...nothing, ...seen })
        .execute();
    },
  };
}
