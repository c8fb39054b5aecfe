import { randomUUID } from "node:crypto";
import type { FindingJudgement } from "../../contract/finding-judgement.ts";
import type { ListQuery } from "../../contract/lists.ts";
import { Problem } from "../../contract/problem.ts";
import { type FindingPlace, toFindingHandle } from "../../domain/findings/finding-handle.ts";
import type { FindingVerdict } from "../../domain/review/judgements.ts";
import type { App } from "../app.ts";
import { now } from "../clock.ts";
import { contains } from "../db/dialect.ts";
import type { AudioRow, FindingJudgementRow } from "../db/schema.ts";
import { findAnalysis } from "./analyses.ts";
import { type RowPage, readPage } from "./pages.ts";
import { type Reviewed, seesOthers } from "./reviews.ts";
import type { Viewer } from "./sessions.ts";

/**
 * What people say of the findings of an audio. As with reviews, who is still to decide without knowing what others did sees
 * only what they said themselves. A search is for people.
 */
export async function listFindingJudgements(
  app: App,
  viewer: Viewer,
  reviewed: Reviewed,
  input: ListQuery,
): Promise<RowPage<FindingJudgement>> {
  let query = judgementRows(app, reviewed.audio);
  const { search } = input;
  if (search) query = query.where((eb) => contains(eb.ref("owners.search_text"), search));
  if (!(await seesOthers(app, viewer, reviewed))) query = query.where("finding_judgements.user_id", "=", viewer.userId);
  const { rows, paging } = await readPage({
    query,
    input,
    columns: { createdAt: "finding_judgements.created_at" },
    id: "finding_judgements.id",
    createdAt: "finding_judgements.created_at",
  });
  return { rows: rows.map(toFindingJudgement), paging };
}

/** Sets what the viewer says of a finding; the same again changes nothing. `notFound` where the audio has no such finding. */
export async function putFindingJudgement(
  app: App,
  viewer: Viewer,
  { audio, handle }: { audio: AudioRow; handle: string },
  verdict: FindingVerdict,
): Promise<FindingJudgement> {
  const finding = await requireFinding(app, audio, handle);
  const at = now();
  const place = {
    kind: finding.kind,
    from_micros: Math.round(finding.from * 1e6),
    to_micros: Math.round(finding.to * 1e6),
    channel: finding.channel,
  };
  const { numInsertedOrUpdatedRows: changed } = await app.db.query
    .insertInto("finding_judgements")
    .values({
      ...place,
      id: randomUUID(),
      audio_id: audio.id,
      user_id: viewer.userId,
      finding: handle,
      verdict,
      created_at: at,
      updated_at: at,
    })
    .onConflict((c) =>
      c
        .columns(["audio_id", "finding", "user_id"])
        .doUpdateSet({ verdict, updated_at: at })
        .where("finding_judgements.verdict", "!=", verdict),
    )
    .executeTakeFirstOrThrow();
  if (changed) app.changes.announce(audio.id);
  const row = await judgementRows(app, audio)
    .where("finding_judgements.finding", "=", handle)
    .where("finding_judgements.user_id", "=", viewer.userId)
    .executeTakeFirstOrThrow(() => new Problem("notFound"));
  return toFindingJudgement(row);
}

/**
 * Takes back what the viewer said of a finding, also of one that is found no longer; nothing said is fine. `notFound` where
 * there never was such a finding, as far as they know.
 */
export async function removeFindingJudgement(
  app: App,
  viewer: Viewer,
  { audio, handle }: { audio: AudioRow; handle: string },
): Promise<void> {
  const { numDeletedRows: removed } = await app.db.query
    .deleteFrom("finding_judgements")
    .where("audio_id", "=", audio.id)
    .where("finding", "=", handle)
    .where("user_id", "=", viewer.userId)
    .executeTakeFirstOrThrow();
  if (removed) app.changes.announce(audio.id);
  else await requireFinding(app, audio, handle);
}

async function requireFinding(app: App, audio: AudioRow, handle: string): Promise<FindingPlace> {
  const analysis = await findAnalysis(app.db.query, audio.id);
  const found = analysis?.findings.find((one) => toFindingHandle(one) === handle);
  if (!found) throw new Problem("notFound", "This audio has no such finding.");
  return found;
}

function judgementRows(app: App, audio: AudioRow) {
  return app.db.query
    .selectFrom("finding_judgements")
    .innerJoin("owners", "owners.id", "finding_judgements.user_id")
    .selectAll("finding_judgements")
    .select(["owners.handle", "owners.alias"])
    .where("finding_judgements.audio_id", "=", audio.id);
}

function toFindingJudgement(row: FindingJudgementRow & { handle: string; alias: string | null }): FindingJudgement {
  return {
    finding: row.finding,
    kind: row.kind,
    from: row.from_micros / 1e6,
    to: row.to_micros / 1e6,
    channel: row.channel,
    user: { handle: row.handle, alias: row.alias },
    verdict: row.verdict,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
