import { setImmediate } from "node:timers/promises";
import type { PolicyFacts } from "../../domain/policy/facts.ts";
import { toPolicyFacts } from "../../domain/policy/to-policy-facts.ts";
import type { App } from "../app.ts";
import type { Db } from "../db/dialect.ts";

/** The most audios that a policy is held against at once. */
export const MOST_AUDIOS = 5000;
const CHUNK = 250;

/** An audio as a policy sees it; `quality` is what its row keeps of its analysis, as JSON. */
export type AudioFacts = {
  id: string;
  handle: string;
  alias: string | null;
  quality: string | null;
  facts: PolicyFacts;
};

/**
 * What is known of the newest {@link MOST_AUDIOS} available audios of a space, the newest first, in chunks between which
 * others have their turn. Stops with the signal's reason.
 */
export async function* readAudioFacts(app: App, spaceId: string, signal: AbortSignal): AsyncGenerator<AudioFacts[]> {
  let last: Row | undefined;
  for (let read = 0; read < MOST_AUDIOS; read += CHUNK) {
    signal.throwIfAborted();
    const rows = await readChunk(app.db, spaceId, last);
    yield rows.map((row) => ({ ...pick(row), facts: toFacts(row) }));
    if (rows.length < CHUNK) return;
    last = rows.at(-1);
    // The database answers at once where it is in this process: nobody else would come in between.
    await setImmediate();
  }
}

type Row = Awaited<ReturnType<typeof readChunk>>[number];

function readChunk({ query }: Db, spaceId: string, last?: { created_at: string; id: string }) {
  let rows = query
    .selectFrom("audios")
    .leftJoin("analyses", "analyses.audio_id", "audios.id")
    .select(["audios.id", "audios.handle", "audios.alias", "audios.created_at", "audios.partial"])
    .select(["audios.frames", "audios.sample_rate", "audios.voice_micros", "audios.quality"])
    .select(["audios.source_size", "audios.source_container", "audios.source_codec", "audios.source_channels"])
    .select(["analyses.measures", "analyses.receipt", "analyses.findings"])
    .where("audios.space_id", "=", spaceId)
    .where("audios.state", "=", "available")
    .where("audios.deleted_at", "is", null)
    .orderBy("audios.created_at", "desc")
    .orderBy("audios.id", "desc")
    .limit(CHUNK);
  if (last) {
    const { created_at, id } = last;
    rows = rows.where(({ eb, refTuple, tuple }) =>
      eb(refTuple("audios.created_at", "audios.id"), "<", tuple(created_at, id)),
    );
  }
  return rows.execute();
}

function pick({ id, handle, alias, quality }: Row): Omit<AudioFacts, "facts"> {
  return { id, handle, alias, quality };
}

/** Of an audio that was never analysed its row still tells what the header of its file did. */
function toFacts(row: Row): PolicyFacts {
  const voiceSeconds = row.voice_micros === null ? undefined : row.voice_micros / 1e6;
  const partial = row.partial === 1;
  if (row.measures === null || row.receipt === null || row.findings === null) {
    return { ...ofRow(row), voiceSeconds, partial };
  }
  return toPolicyFacts({
    receipt: JSON.parse(row.receipt),
    measures: JSON.parse(row.measures),
    findings: JSON.parse(row.findings),
    ...{ voiceSeconds, partial },
  });
}

function ofRow({ frames, sample_rate, ...row }: Row): PolicyFacts {
  return {
    durationSeconds: frames !== null && sample_rate ? frames / sample_rate : undefined,
    sampleRateHz: sample_rate ?? undefined,
    sizeBytes: row.source_size ?? undefined,
    container: row.source_container ?? undefined,
    codec: row.source_codec ?? undefined,
    channels: row.source_channels ?? undefined,
  };
}
