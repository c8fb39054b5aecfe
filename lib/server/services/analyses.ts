import { Problem } from "../../contract/problem.ts";
import type { AudioMeasures, AudioReceipt, Proposal } from "../../contract/quality.ts";
import type { Finding } from "../../domain/findings/finding.ts";
import type { App } from "../app.ts";
import type { Db } from "../db/dialect.ts";
import type { AudioRow, NewAnalysisRow, StoredQuality } from "../db/schema.ts";

/** What was found in the file of an audio. */
export type Analysis = { measures: AudioMeasures; receipt: AudioReceipt; findings: Finding[] };

/** What is known when a file has been converted: all but its voice. */
export type NewAnalysis = { measures: Omit<AudioMeasures, "voice">; receipt: AudioReceipt; findings: Finding[] };

/** The analysis of an available audio; `notFound` where there is none. */
export async function requireAnalysis(app: App, audio: AudioRow): Promise<Analysis> {
  const analysis = await findAnalysis(app.db.query, audio.id);
  if (analysis) return analysis;
  const isOld = audio.state === "available";
  throw new Problem("notFound", isOld ? "This audio arrived before its server measured." : "This audio has no WAV.");
}

/** The analysis of an audio, or null. */
export async function findAnalysis(db: Db["query"], audioId: string): Promise<Analysis | null> {
  const row = await db.selectFrom("analyses").selectAll().where("audio_id", "=", audioId).executeTakeFirst();
  if (!row) return null;
  return {
    measures: { ...JSON.parse(row.measures), voice: row.voice === null ? null : JSON.parse(row.voice) },
    receipt: JSON.parse(row.receipt),
    findings: JSON.parse(row.findings),
  };
}

/** An analysis as the database keeps it, its voice still unknown. */
export function toAnalysisRow(audioId: string, { measures, receipt, findings }: NewAnalysis): NewAnalysisRow {
  return {
    audio_id: audioId,
    measures: toJson(measures),
    receipt: toJson(receipt),
    findings: toJson(findings),
    voice: null,
  };
}

/** What the row of an audio tells of its quality. */
export function toQualityJson(quality: { findings: readonly Finding[]; proposal: Proposal | null }): string {
  const findings = { low: 0, medium: 0, high: 0 };
  for (const { severity } of quality.findings) findings[severity]++;
  return JSON.stringify({ findings, proposal: quality.proposal } satisfies StoredQuality);
}

/** Without digits that mean nothing. */
export function toJson(value: unknown): string {
  const isFraction = (one: unknown) => typeof one === "number" && !Number.isInteger(one);
  return JSON.stringify(value, (_key, one) => (isFraction(one) ? Number(one.toPrecision(7)) : one));
}
