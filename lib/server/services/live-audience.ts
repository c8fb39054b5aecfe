import type { AudioChange } from "../../domain/audio-change.ts";
import type { Role } from "../../domain/permissions.ts";
import { seesReviews } from "../../domain/review/outcome.ts";
import type { Db } from "../db/dialect.ts";
import type { News } from "../news.ts";

/** News as they are told, and who may hear them. */
export type Told = { change: AudioChange; mayHear(userId: string): boolean };

/**
 * Where each of the news was and who may hear of it, by the names and the rights of this moment. News of reviews are for
 * those who see what others decided, and for whoever decided. What is in a space that is gone nobody hears of.
 */
export async function findAudiences(db: Db, news: readonly News[]): Promise<Told[]> {
  const spaces = await findSpaces(db, [...new Set(news.map(({ spaceId }) => spaceId))]);
  const roles = await findRoles(db, [...new Set([...spaces.values()].map(({ owner_id }) => owner_id))]);
  const reviewed = news.flatMap(({ kind, audio }) => (kind === "reviews" && audio ? [audio.id] : []));
  const deciders = await findDeciders(db, [...new Set(reviewed)]);

  return news.flatMap(({ kind, spaceId, audio, by }) => {
    const space = spaces.get(spaceId);
    if (!space) return [];
    const { owner, handle, owner_id, quorum } = space;
    const roleOf = (userId: string): Role | null =>
      userId === owner_id ? "admin" : (roles.get(toKey(owner_id, userId)) ?? null);
    const sees = (userId: string) => {
      const hasDecided = userId === by || deciders.has(toKey(audio?.id ?? "", userId));
      return kind !== "reviews" || seesReviews({ role: roleOf(userId), quorum, hasDecided });
    };
    const change = { owner, space: handle, audio: audio?.handle ?? null, kind };
    return [{ change, mayHear: (userId: string) => roleOf(userId) !== null && sees(userId) }];
  });
}

const toKey = (thing: string, userId: string) => `${thing} ${userId}`;

async function findSpaces(db: Db, ids: string[]) {
  const rows = await db.query
    .selectFrom("spaces")
    .innerJoin("owners", "owners.id", "spaces.owner_id")
    .innerJoin("review_settings", "review_settings.space_id", "spaces.id")
    .select(["spaces.id", "spaces.handle", "spaces.owner_id", "owners.handle as owner", "review_settings.quorum"])
    .where("spaces.id", "in", ids)
    .where("spaces.deleted_at", "is", null)
    .where("owners.deleted_at", "is", null)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

async function findRoles(db: Db, ownerIds: string[]): Promise<Map<string, Role>> {
  if (ownerIds.length === 0) return new Map();
  const rows = await db.query.selectFrom("members").selectAll().where("org_id", "in", ownerIds).execute();
  return new Map(rows.map(({ org_id, user_id, role }) => [toKey(org_id, user_id), role]));
}

async function findDeciders(db: Db, audioIds: string[]): Promise<Set<string>> {
  if (audioIds.length === 0) return new Set();
  const rows = await db.query
    .selectFrom("reviews")
    .select(["audio_id", "user_id"])
    .where("audio_id", "in", audioIds)
    .execute();
  return new Set(rows.map(({ audio_id, user_id }) => toKey(audio_id, user_id)));
}
