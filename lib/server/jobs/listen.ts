import { durationOfMicros } from "../../domain/durations.ts";
import { noVoiceFinding } from "../../domain/findings/no-voice.ts";
import { toPolicyFacts } from "../../domain/policy/to-policy-facts.ts";
import type { AudioRow, JobRow } from "../db/schema.ts";
import type { Voice } from "../media/voice-request.ts";
import { findAnalysis, toJson, toQualityJson } from "../services/analyses.ts";
import { proposeFor } from "../services/policies.ts";
import { changeAudio, lockAudio } from "../services/tallies.ts";
import { tellAudio } from "../services/tell.ts";
import { endJob } from "./end-job.ts";
import type { JobContext } from "./runner.ts";

/** Where listening fails so often, the voice stays unknown: the audio is there all the same. */
const MAX_ATTEMPTS = 3;

/** Listens for a voice in the WAV of an audio that has just become available, and ends its job. */
export async function listenForVoice(context: JobContext, job: JobRow, signal: AbortSignal): Promise<void> {
  const { db, storage, media } = context;
  const audio = await db.query
    .selectFrom("audios")
    .selectAll()
    .where("id", "=", job.audio_id)
    .where("is_listening", "=", 1)
    .executeTakeFirst();
  if (!audio?.wav_key) {
    await endJob(db.query, context.holder, job);
    return;
  }
  const isHopeless = job.attempts > MAX_ATTEMPTS;
  const outcome = isHopeless ? null : await media.measureVoice({ wavPath: storage.path(audio.wav_key) }, { signal });
  await record(context, { job, audio, voice: outcome?.ok ? outcome.voice : null });
  tellAudio(context, audio, "audio");
}

/** Writes down what was heard, and what follows from it: findings, and what the policy proposes. */
async function record(
  context: JobContext,
  { job, audio, voice }: { job: JobRow; audio: AudioRow; voice: Voice | null },
): Promise<void> {
  await context.db.query.transaction().execute(async (db) => {
    const before = await lockAudio(context, db, audio.id);
    if (!before || !(await endJob(db, context.holder, job))) return;
    const analysis = await findAnalysis(db, audio.id);
    if (!analysis) return;
    const { measures, receipt } = analysis;
    const durationSeconds = (before.frames ?? 0) / (before.sample_rate ?? 1);
    const voiceSeconds = voice?.voiceSeconds;
    const silent = voiceSeconds === undefined ? null : noVoiceFinding(voiceSeconds, durationSeconds);
    const findings = silent ? [...analysis.findings, silent] : analysis.findings;
    const partial = before.partial === 1;
    const facts = toPolicyFacts({ receipt, measures, findings, voiceSeconds, partial });
    const proposal = await proposeFor(db, before.space_id, facts);
    const micros = voiceSeconds === undefined ? null : Math.round(voiceSeconds * 1e6);
    await db
      .updateTable("analyses")
      .set({
        findings: toJson(findings),
        voice:
          voice && micros !== null ? toJson({ duration: durationOfMicros(micros), segments: voice.segments }) : null,
      })
      .where("audio_id", "=", audio.id)
      .execute();
    const quality = toQualityJson({ findings, proposal });
    await changeAudio(context, db, { before, change: { voice_micros: micros, quality, is_listening: 0 } });
  });
}
