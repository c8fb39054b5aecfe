import type { ListeningClaim, ListeningSession } from "../../contract/listening.ts";
import { Problem } from "../../contract/problem.ts";
import { addPlayed, condense, merge, type Played, type Stretch, shareOf } from "../../domain/review/heard.ts";
import { type Judgement, judgeClaim } from "../../domain/review/listening-clock.ts";
import type { App } from "../app.ts";
import { randomText } from "../auth/tokens.ts";
import { now } from "../clock.ts";
import { type Db, forUpdate } from "../db/dialect.ts";
import type { AudioRow } from "../db/schema.ts";
import { findHeard } from "./listening.ts";
import type { Viewer } from "./sessions.ts";
import { tellAudio } from "./tell.ts";

/** Players report the end of a file a little beyond it. */
const BEYOND_END_MS = 250;
const MOST_PIECES = 10_000;
const SESSION_LENGTH = 16;
/** 120 random bits. */
const NONCE_LENGTH = 24;

/** Begins a session of playing an available audio; its time begins now. `conflict` where there is nothing to hear. */
export async function startListening(app: App, viewer: Viewer, audio: AudioRow): Promise<ListeningSession> {
  const endMs = requireEndMs(audio);
  const session = { handle: randomText(SESSION_LENGTH), sequence: 0, nonce: randomText(NONCE_LENGTH) };
  await app.db.query
    .insertInto("listening_sessions")
    .values({ ...session, audio_id: audio.id, user_id: viewer.userId, used_until_ms: Date.now() })
    .execute();
  const heard = await findHeard(app.db.query, { audioId: audio.id, userId: viewer.userId });
  const { handle, ...rest } = session;
  return { session: handle, ...rest, share: shareOf(endMs, heard.played) };
}

/**
 * Keeps what somebody says that they heard, if the server's clock allows it. `replayedClaim` where the sequence is not greater
 * or the nonce is not the last one; `claimTooFast` and `overlappingClaim` as `judgeClaim` has them; `notFound` without the
 * session. What is refused changes nothing: the same nonce can be used again.
 */
export async function claimListening(
  app: App,
  viewer: Viewer,
  audio: AudioRow,
  claim: ListeningClaim,
): Promise<ListeningSession> {
  const endMs = requireEndMs(audio);
  const spans = claim.spans.map((span, index) => toSpan(span, { endMs, index }));
  const played = spans.flatMap((span) => (span.mode === "played" ? [span.piece] : []));
  const skipped = spans.flatMap((span): Stretch[] => (span.mode === "skipped" ? [[span.piece[0], span.piece[1]]] : []));
  const next = { sequence: claim.sequence, nonce: randomText(NONCE_LENGTH) };
  const share = await app.db.query.transaction().execute(async (db) => {
    // Whatever a person claims in any session is claimed one after the other.
    const personUsedUntilMs = await lockClock(app, db, viewer.userId);
    const session = await findSession(db, { viewer, audio, handle: claim.session });
    if (claim.sequence <= session.sequence || claim.nonce !== session.nonce) throw new Problem("replayedClaim");
    const playedMs = Math.ceil(played.reduce((sum, [from, to, rate]) => sum + (to - from) / rate, 0));
    const clocks = { sessionUsedUntilMs: session.used_until_ms, personUsedUntilMs };
    const { sessionUsedUntilMs, personUsedUntilMs: usedUntilMs } = demandTime(
      judgeClaim({ nowMs: Date.now(), playedMs, clocks }),
    );
    await db
      .updateTable("listening_sessions")
      .set({ ...next, used_until_ms: sessionUsedUntilMs })
      .where("handle", "=", claim.session)
      .execute();
    await db
      .updateTable("listening_clocks")
      .set({ used_until_ms: usedUntilMs })
      .where("user_id", "=", viewer.userId)
      .execute();
    return keepHeard(db, { audio, viewer, endMs, played, skipped });
  });
  tellAudio(app, audio, "listening");
  return { session: claim.session, ...next, share };
}

/** The length of what can be heard, in milliseconds. */
function requireEndMs({ state, frames, sample_rate: rate }: AudioRow): number {
  if (state !== "available" || !frames || !rate) throw new Problem("conflict", "There is nothing to hear in it yet.");
  return Math.ceil((frames / rate) * 1000);
}

type Span = ListeningClaim["spans"][number];

function toSpan({ from, to, rate, mode }: Span, { endMs, index }: { endMs: number; index: number }) {
  if (to * 1000 > endMs + BEYOND_END_MS) {
    const message = `The audio ends at ${endMs / 1000} seconds.`;
    throw new Problem("invalid", message, { errors: [{ path: `spans.${index}.to`, message }] });
  }
  const piece: Played = [Math.min(Math.round(from * 1000), endMs), Math.min(Math.round(to * 1000), endMs), rate];
  return { mode, piece };
}

async function lockClock(app: App, db: Db["query"], userId: string): Promise<number> {
  await db
    .insertInto("listening_clocks")
    .values({ user_id: userId, used_until_ms: 0 })
    .onConflict((c) => c.column("user_id").doNothing())
    .execute();
  const query = db.selectFrom("listening_clocks").select("used_until_ms").where("user_id", "=", userId);
  return (await forUpdate(app.db.engine, query).executeTakeFirstOrThrow()).used_until_ms;
}

async function findSession(
  db: Db["query"],
  { viewer, audio, handle }: { viewer: Viewer; audio: AudioRow; handle: string },
) {
  const session = await db
    .selectFrom("listening_sessions")
    .selectAll()
    .where("handle", "=", handle)
    .where("user_id", "=", viewer.userId)
    .where("audio_id", "=", audio.id)
    .executeTakeFirst();
  if (!session) throw new Problem("notFound", "This session is over. Begin another one.");
  return session;
}

function demandTime(judgement: Judgement) {
  switch (judgement.result) {
    case "taken":
      return judgement.clocks;
    case "tooFast":
      throw new Problem("claimTooFast", "More was claimed than can have been heard since the last time.");
    case "overlaps":
      throw new Problem("overlappingClaim", "You claimed to hear something else at the same time.");
  }
}

type News = { audio: AudioRow; viewer: Viewer; endMs: number; played: Played[]; skipped: Stretch[] };

/** Adds to what somebody has heard of an audio; how much of it they have played then, 0..1. */
async function keepHeard(db: Db["query"], { audio, viewer, endMs, ...news }: News): Promise<number> {
  const key = { audio_id: audio.id, user_id: viewer.userId };
  const before = await findHeard(db, { audioId: audio.id, userId: viewer.userId });
  const pieces = news.played.filter(([from, to]) => to > from).reduce(addPlayed, before.played);
  const played = condense(pieces, MOST_PIECES);
  const skipped = merge([...before.skipped, ...news.skipped].filter(([from, to]) => to > from));
  // Nobody plays so; kept all the same, a forged client could fill the database.
  if (Math.max(played.length, skipped.length) > MOST_PIECES) {
    throw new Problem("conflict", `An audio is heard in at most ${MOST_PIECES} pieces.`);
  }
  const heard = { played: JSON.stringify(played), skipped: JSON.stringify(skipped), updated_at: now() };
  await db
    .insertInto("listening")
    .values({ ...key, ...heard })
    .onConflict((c) => c.columns(["audio_id", "user_id"]).doUpdateSet(heard))
    .execute();
  return shareOf(endMs, played);
}
