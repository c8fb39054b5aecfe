import type { Generated } from "kysely";
import type { FindingKind } from "../../domain/findings/finding.ts";
import type { FindingVerdict } from "../../domain/review/judgements.ts";
import type { ReviewDecision } from "../../domain/review/outcome.ts";
import type { Bit, DateTime } from "./schema-columns.ts";

export type ReviewTable = {
  audio_id: string;
  space_id: string;
  user_id: string;
  decision: ReviewDecision;
  /** JSON: the reasons as they were called then. */
  reasons: Generated<string>;
  note: string | null;
  /** When the audio was created. */
  audio_created_at: Generated<DateTime>;
  created_at: DateTime;
  updated_at: DateTime;
};

/** Every step of every review, for ever. */
export type ReviewChangeTable = {
  id: string;
  audio_id: string;
  user_id: string;
  /** Null: taken back. */
  decision: ReviewDecision | null;
  /** JSON, as in a review. */
  reasons: Generated<string>;
  note: string | null;
  created_at: DateTime;
};

/** How a space reviews; made with the space, so that there is always a row to lock. */
export type ReviewSettingsTable = {
  space_id: string;
  quorum: Generated<number>;
  /** JSON: the list of reasons; null while it is the usual one. */
  reasons: string | null;
  /** What has to be played before a decision: a share, and whether something of every finding. */
  listen_share: Generated<number>;
  listen_findings: Generated<Bit>;
  updated_at: DateTime | null;
  updated_by: string | null;
};

/** What a person has heard of an audio. Both are JSON: lists of milliseconds, from and to, and for `played` the rate. */
export type ListeningTable = {
  audio_id: string;
  user_id: string;
  played: string;
  skipped: string;
  updated_at: DateTime;
};

/** Somebody's playing of an audio. Until when its time is used up is told in milliseconds since 1970. */
export type ListeningSessionTable = {
  handle: string;
  audio_id: string;
  user_id: string;
  /** Of the last claim. */
  sequence: number;
  /** Of the next claim. */
  nonce: string;
  used_until_ms: number;
};

/** Until when the time of a person is used up, in all their sessions. The row is locked by whoever claims for them. */
export type ListeningClockTable = { user_id: string; used_until_ms: number };

export type CommentTable = {
  id: string;
  audio_id: string;
  handle: string;
  /** The first comment of its thread, which may be itself. */
  root_id: string;
  author_id: string;
  text: string;
  /** The text, folded by `fold`. */
  search_text: string;
  /** Of the WAV. A reply has those of its thread. */
  from_micros: number;
  /** Null: it is of a moment. */
  to_micros: number | null;
  /** Sorts as comments stand in time, threads together. */
  place: string;
  created_at: DateTime;
  edited_at: DateTime | null;
  resolved_by: string | null;
  resolved_at: DateTime | null;
};

/** What a person says of a finding, which is named by its handle. */
export type FindingJudgementTable = {
  id: string;
  audio_id: string;
  user_id: string;
  finding: string;
  kind: FindingKind;
  from_micros: number;
  to_micros: number;
  channel: number | null;
  verdict: FindingVerdict;
  created_at: DateTime;
  updated_at: DateTime;
};

export type CommentMentionTable = { comment_id: string; user_id: string };
