import type { SelectQueryBuilder } from "kysely";
import type { Audio } from "../../contract/audio.ts";
import { durationOfFrames, durationOfMicros } from "../../domain/durations.ts";
import { seesReviews } from "../../domain/review/outcome.ts";
import type { Db } from "../db/dialect.ts";
import type { StoredQuality } from "../db/schema.ts";
import { toAssignment } from "./assignment-view.ts";
import { toVerdict } from "./marks.ts";
import type { Viewer } from "./sessions.ts";
import { toOutcome } from "./tallies.ts";

/** Audios with all that their resource tells of them, as the viewer sees it. A query that asks for less joins nothing. */
export function audioRows(db: Db, viewer: Viewer) {
  return db.query
    .selectFrom("audios")
    .leftJoin("owners as uploader", "uploader.id", "audios.uploaded_by")
    .leftJoin("reviews as mine", (join) =>
      join.onRef("mine.audio_id", "=", "audios.id").on("mine.user_id", "=", viewer.userId),
    )
    .leftJoin("spaces as home", "home.id", "audios.space_id")
    .leftJoin("members as membership", (join) =>
      join.onRef("membership.org_id", "=", "home.owner_id").on("membership.user_id", "=", viewer.userId),
    )
    .leftJoin("review_settings as rules", "rules.space_id", "audios.space_id")
    .leftJoin("owners as assignee", "assignee.id", "audios.assignee_id")
    .leftJoin("identities as speaker", "speaker.id", "audios.identity_id")
    .selectAll("audios")
    .select(["uploader.handle as uploader_handle", "uploader.alias as uploader_alias", "mine.decision as my_decision"])
    .select(["assignee.handle as assignee_handle", "assignee.alias as assignee_alias", "mine.audio_created_at"])
    .select(["speaker.handle as identity_handle", "speaker.alias as identity_alias"])
    .select(["rules.quorum", "membership.role as my_role"])
    .select((eb) => eb("home.owner_id", "=", viewer.userId).as("is_own"));
}

type View = ReturnType<typeof audioRows>;
export type ViewDb = View extends SelectQueryBuilder<infer DB, infer _TB, infer _O> ? DB : never;
export type ViewTables = View extends SelectQueryBuilder<infer _DB, infer TB, infer _O> ? TB : never;
export type ViewRow = View extends SelectQueryBuilder<infer _DB, infer _TB, infer O> ? O : never;

/** The resource of an audio. */
export function toAudio(row: ViewRow): Audio {
  const isWaiting = row.state === "avaitingFile";
  return {
    id: row.id,
    handle: row.handle,
    alias: row.alias,
    state: row.state,
    duration: row.frames !== null && row.sample_rate ? durationOfFrames(row.frames, row.sample_rate) : null,
    voiceDuration: row.voice_micros === null ? null : durationOfMicros(row.voice_micros),
    sampleRate: row.sample_rate,
    identity: toReference(row.identity_handle, row.identity_alias),
    voiceprints: 0,
    verifications: 0,
    createdAt: row.created_at,
    uploadedAt: row.uploaded_at || null,
    uploadedBy: toReference(row.uploader_handle, row.uploader_alias),
    batch: row.batch,
    source: toSource(row),
    partial: row.partial === 1,
    quality: toQuality(row),
    progress: isWaiting && row.progress_stage ? { stage: row.progress_stage, ratio: row.progress_ratio } : null,
    failure: row.failure_code ? { code: row.failure_code, detail: row.failure_detail ?? "" } : null,
    comments: { open: row.open_comments },
    review: toReviewSummary(row),
    marks: toMarks(row),
    assignment: toAssignment(row),
  };
}

function toReviewSummary({ consensus, my_decision }: ViewRow): Audio["review"] {
  const outcome = toOutcome(consensus);
  return outcome && { outcome, mine: my_decision };
}

/** Nothing for somebody who is still to decide without knowing what others did. */
function toMarks(row: ViewRow): Audio["marks"] {
  const role = row.is_own ? "admin" : row.my_role;
  const hasDecided = row.my_decision !== null;
  if (!seesReviews({ role, quorum: row.quorum ?? 1, hasDecided })) return null;
  return { right: row.right_count, wrong: row.wrong_count, mine: toVerdict(row.my_decision) };
}

function toQuality({ quality, is_listening }: ViewRow): Audio["quality"] {
  return quality === null ? null : { ...(JSON.parse(quality) as StoredQuality), isPending: is_listening === 1 };
}

function toReference(handle: string | null, alias: string | null): Audio["identity"] {
  return handle === null ? null : { handle, alias };
}

function toSource(row: ViewRow): Audio["source"] {
  if (row.source_size === null || row.source_sha256 === null) return null;
  return {
    name: row.source_name,
    size: row.source_size,
    sha256: row.source_sha256,
    verified: row.source_verified === 1,
    container: row.source_container,
    codec: row.source_codec,
    channels: row.source_channels,
    bitRate: row.source_bit_rate,
  };
}
