import type { Listening } from "../../contract/listening.ts";
import { Problem } from "../../contract/problem.ts";
import { may } from "../../domain/permissions.ts";
import { merge, type Played, type Stretch, shareOf, subtract } from "../../domain/review/heard.ts";
import { findUnheard } from "../../domain/review/unheard.ts";
import type { App } from "../app.ts";
import type { Db } from "../db/dialect.ts";
import type { AudioRow, ReviewSettingsRow } from "../db/schema.ts";
import { findAnalysis } from "./analyses.ts";
import type { Viewer } from "./sessions.ts";
import type { OpenSpace } from "./spaces.ts";

/** Of an audio that more people have heard those who did last are told of. */
const MOST_PEOPLE = 100;

/** What one person has heard of an audio. */
type Heard = { played: Played[]; skipped: Stretch[] };

/** What was heard of an audio, by each and by all, and what the viewer is still to hear. */
export async function getListening(
  app: App,
  viewer: Viewer,
  { space, audio }: { space: OpenSpace; audio: AudioRow },
): Promise<Listening> {
  const rows = await app.db.query
    .selectFrom("listening")
    .innerJoin("owners", "owners.id", "listening.user_id")
    .select(["owners.handle", "owners.alias", "listening.played", "listening.skipped"])
    .where("audio_id", "=", audio.id)
    .orderBy("listening.updated_at", "desc")
    .limit(MOST_PEOPLE)
    .execute();
  const durationMs = durationMsOf(audio);
  const people = rows.map(({ handle, alias, ...row }) => ({ user: { handle, alias }, ...parseHeard(row) }));
  const together = merge(people.flatMap(({ played }) => played));
  return {
    people: people.map(({ user, played, skipped }) => ({
      user,
      share: shareOf(durationMs, played),
      played: played.map(([from, to, rate]) => ({ ...toSeconds([from, to]), rate })),
      skipped: skipped.flatMap((one) => subtract(one, played)).map(toSeconds),
    })),
    together: { share: shareOf(durationMs, together), played: together.map(toSeconds) },
    missing: may(space.role, "review") ? await findMissing(app, viewer, { space, audio }) : null,
  };
}

async function findMissing(app: App, viewer: Viewer, { space, audio }: { space: OpenSpace; audio: AudioRow }) {
  const { query } = app.db;
  const settings = await query
    .selectFrom("review_settings")
    .selectAll()
    .where("space_id", "=", space.id)
    .executeTakeFirstOrThrow();
  return findUnheardOf(query, { settings, audio, userId: viewer.userId });
}

type Asked = { settings: ReviewSettingsRow; audio: AudioRow; userId: string };

/** Insists that somebody has heard what the space asks for before they decide; `unheard` with what is missing. */
export async function demandHeard(db: Db["query"], asked: Asked): Promise<void> {
  const missing = await findUnheardOf(db, asked);
  if (missing) throw new Problem("unheard", missing);
}

async function findUnheardOf(db: Db["query"], { settings, audio, userId }: Asked): Promise<string | null> {
  const demand = { share: settings.listen_share, findings: settings.listen_findings === 1 };
  if (demand.share === 0 && !demand.findings) return null;
  const { played } = await findHeard(db, { audioId: audio.id, userId });
  const analysis = demand.findings ? await findAnalysis(db, audio.id) : null;
  return findUnheard({ durationMs: durationMsOf(audio), played, findings: analysis?.findings ?? [] }, demand);
}

/** What somebody has heard of an audio so far. */
export async function findHeard(
  db: Db["query"],
  { audioId, userId }: { audioId: string; userId: string },
): Promise<Heard> {
  const row = await db
    .selectFrom("listening")
    .select(["played", "skipped"])
    .where("audio_id", "=", audioId)
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return row ? parseHeard(row) : { played: [], skipped: [] };
}

function parseHeard({ played, skipped }: { played: string; skipped: string }): Heard {
  return { played: JSON.parse(played), skipped: JSON.parse(skipped) };
}

function durationMsOf({ frames, sample_rate: rate }: AudioRow): number {
  return frames && rate ? (frames / rate) * 1000 : 0;
}

function toSeconds([from, to]: Stretch): { from: number; to: number } {
  return { from: from / 1000, to: to / 1000 };
}
