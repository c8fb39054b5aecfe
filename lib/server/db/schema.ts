import type { Generated, Insertable, Selectable } from "kysely";
import type { AudioState, Consensus } from "../../contract/audio.ts";
import type { Quality } from "../../contract/quality.ts";
import type { FailureCode } from "../../domain/failures.ts";
import type {
  ApiKeyTable,
  InvitationTable,
  MemberTable,
  OwnerTable,
  TokenTable,
  UsedHandleTable,
  UserTable,
} from "./schema-accounts.ts";
import type { Bit, DateTime } from "./schema-columns.ts";
import type {
  CommentMentionTable,
  CommentTable,
  FindingJudgementTable,
  ListeningClockTable,
  ListeningSessionTable,
  ListeningTable,
  ReviewChangeTable,
  ReviewSettingsTable,
  ReviewTable,
} from "./schema-review.ts";

/**
 * What a space holds, kept by `services/tallies.ts` in the transactions that change its audios, never counted. Deleted
 * audios are in none of it.
 */
type SpaceCounters = {
  audio_count: Generated<number>;
  available_count: Generated<number>;
  failed_count: Generated<number>;
  /** Of the available audios, by what people say of them. */
  unmarked_count: Generated<number>;
  right_count: Generated<number>;
  wrong_count: Generated<number>;
  disputed_count: Generated<number>;
  /** Of the available audios together, each rounded to a microsecond. */
  duration_micros: Generated<number>;
  /** The files as sent, while they are kept, and the WAVs. */
  stored_bytes: Generated<number>;
  identity_count: Generated<number>;
};

type SpaceTable = SpaceCounters & {
  id: string;
  owner_id: string;
  handle: string;
  alias: string | null;
  search_text: string;
  created_at: DateTime;
  /** When something last happened to an audio of it. */
  active_at: Generated<DateTime>;
  /** The row stays, as its handle is never given to another. */
  deleted_at: DateTime | null;
};

/** How many audios of a space were created on a day (`2026-01-01`) and are still there. */
type SpaceDayTable = { space_id: string; day: string; audios: number };

type IdentityTable = {
  id: string;
  space_id: string;
  handle: string;
  alias: string | null;
  /** Handle and alias, folded by `toSearchText`. */
  search_text: string;
  /** Kept as the counters of a space are. */
  audio_count: Generated<number>;
  created_at: DateTime;
};

type AudioTable = {
  id: string;
  space_id: string;
  handle: string;
  alias: string | null;
  /** Handle and alias, folded by `toSearchText`. */
  search_text: string;
  state: AudioState;
  created_at: DateTime;
  /** Empty while no usable file exists: text that sorts alike on both engines, where NULL does not. */
  uploaded_at: Generated<DateTime>;
  uploaded_by: string;
  /** When its file was whole and durable; empty before. */
  received_at: Generated<DateTime>;
  source_key: string | null;
  source_name: string | null;
  source_size: number | null;
  source_sha256: string | null;
  source_verified: Generated<Bit>;
  source_container: string | null;
  source_codec: string | null;
  source_channels: number | null;
  source_bit_rate: number | null;
  wav_key: string | null;
  wav_bytes: number | null;
  peaks_key: string | null;
  /** Of the WAV: 1 or 2. */
  channels: number | null;
  /** In Hz. */
  sample_rate: number | null;
  /** Sample frames of the WAV, counted while decoding. */
  frames: number | null;
  partial: Generated<Bit>;
  /** How long a voice was heard for; null until it has been listened for. */
  voice_micros: number | null;
  /** JSON: a {@link StoredQuality}. */
  quality: string | null;
  /** Whether it is available, and its voice is still to be listened for. */
  is_listening: Generated<Bit>;
  failure_code: FailureCode | null;
  failure_detail: string | null;
  progress_stage: "receiving" | "queued" | "converting" | null;
  progress_ratio: Generated<number>;
  /** Who receives its file just now, and until when that claim holds unless it is renewed. */
  receiver: string | null;
  receiver_until: DateTime | null;
  /** How many accept it, and how many reject it. */
  right_count: Generated<number>;
  wrong_count: Generated<number>;
  /** What the reviews of an available audio come to, by the quorum of its space; empty before. */
  consensus: Generated<Consensus | "">;
  /** Who is to review it, and until when unless that is renewed; both empty while it is nobody's. */
  assignee_id: Generated<string>;
  assigned_until: Generated<DateTime>;
  /** How many threads of comments are not resolved; kept by `services/comments.ts`. */
  open_comments: Generated<number>;
  identity_id: string | null;
  /** What its uploader calls the audios that came together with it. */
  batch: string | null;
  deleted_at: DateTime | null;
  /** When a failed audio goes for good. */
  expires_at: DateTime | null;
};

/** What was found in the file of an available audio. All are JSON, of the shapes in `lib/contract/quality.ts`. */
type AnalysisTable = {
  audio_id: string;
  /** Without the voice. */
  measures: string;
  receipt: string;
  findings: string;
  voice: string | null;
};

/** What the list of audios tells of an analysis. */
export type StoredQuality = Pick<Quality, "findings" | "proposal">;

/** A file that is arriving in parts (tus). Its audio's `receiver` is whoever writes to it. */
type UploadTable = {
  audio_id: string;
  /** The name of what has arrived among the unfinished files. */
  file: string;
  size_bytes: number;
  /** So much is durable. It is less than the size: whole files are the audio's. */
  offset_bytes: Generated<number>;
  /** `Upload-Metadata` as it was sent. */
  metadata: string | null;
  /** Who wants to write to it next. */
  wanted_by: string | null;
  expires_at: DateTime;
};

/** Work that survives a restart. A job belongs to whoever holds its lease; a lease that ran out is anybody's. */
type JobTable = {
  id: string;
  kind: "convert";
  audio_id: string;
  /** The space of the audio. */
  space_id: Generated<string>;
  /** The lowest is taken first. See `services/conversion-queue.ts`. */
  turn: Generated<number>;
  attempts: Generated<number>;
  lease_owner: string | null;
  lease_until: DateTime | null;
  created_at: DateTime;
};

type IdempotencyKeyTable = {
  user_id: string;
  path: string;
  key: string;
  /** Null while the first request with this key is still running. */
  fingerprint: string | null;
  audio_id: string | null;
  holder: string;
  holder_until: DateTime;
  created_at: DateTime;
};

/** Every version of the policy of a space, from 1 on. The last one is in force. */
type PolicyTable = {
  space_id: string;
  version: number;
  /** JSON: a `PolicyDocument` of `lib/contract/policy.ts`. */
  document: string;
  created_by: string;
  created_at: DateTime;
};

/** How many files of a day (`2026-01-01`) were refused in a space, by reason. */
type RefusalTable = { space_id: string; day: string; code: string; count: number };

export type Tables = {
  owners: OwnerTable;
  users: UserTable;
  used_handles: UsedHandleTable;
  tokens: TokenTable;
  api_keys: ApiKeyTable;
  members: MemberTable;
  invitations: InvitationTable;
  spaces: SpaceTable;
  space_days: SpaceDayTable;
  identities: IdentityTable;
  audios: AudioTable;
  analyses: AnalysisTable;
  policies: PolicyTable;
  uploads: UploadTable;
  reviews: ReviewTable;
  review_changes: ReviewChangeTable;
  review_settings: ReviewSettingsTable;
  listening: ListeningTable;
  listening_sessions: ListeningSessionTable;
  listening_clocks: ListeningClockTable;
  comments: CommentTable;
  comment_mentions: CommentMentionTable;
  finding_judgements: FindingJudgementTable;
  jobs: JobTable;
  idempotency_keys: IdempotencyKeyTable;
  refusals: RefusalTable;
};

export type AudioRow = Selectable<AudioTable>;
export type NewAudioRow = Insertable<AudioTable>;
export type NewAnalysisRow = Insertable<AnalysisTable>;
export type SpaceRow = Selectable<SpaceTable>;
export type IdentityRow = Selectable<IdentityTable>;
export type UploadRow = Selectable<UploadTable>;
export type ReviewRow = Selectable<ReviewTable>;
export type ReviewChangeRow = Selectable<ReviewChangeTable>;
export type ReviewSettingsRow = Selectable<ReviewSettingsTable>;
export type CommentRow = Selectable<CommentTable>;
export type FindingJudgementRow = Selectable<FindingJudgementTable>;
export type JobRow = Selectable<JobTable>;
