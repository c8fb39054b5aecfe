import type { Verdict } from "../../contract/audio.ts";
import type { Activity } from "../../contract/statistics.ts";
import { isOpen } from "../../domain/review/outcome.ts";
import type { App } from "../app.ts";
import type { Db } from "../db/dialect.ts";
import { toVerdict } from "./marks.ts";
import type { Scope } from "./statistics.ts";

const LENGTH = 20;
/** Of an owner with many spaces only these few are looked at, those where something happened last. */
const MOST_SPACES = 10;
/** How many marks are looked through for those of audios that are still there. */
const MOST_MARKS = 200;

/** What happened last in the spaces of `scope` to audios that are still there: the latest first, at most 20. */
export async function listActivity(app: App, scope: Scope): Promise<Activity[]> {
  const spaces = await app.db.query
    .selectFrom("spaces")
    .innerJoin("owners", "owners.id", "spaces.owner_id")
    .innerJoin("review_settings", "review_settings.space_id", "spaces.id")
    .select(["spaces.id", "spaces.handle", "spaces.alias", "spaces.active_at", "owners.handle as owner", "quorum"])
    .where(scope)
    .orderBy("spaces.active_at", "desc")
    .limit(MOST_SPACES)
    .execute();
  let latest: Activity[] = [];
  for (const { id, owner, handle, alias, active_at, quorum } of spaces) {
    const oldest = latest.at(LENGTH - 1);
    if (oldest && oldest.at >= active_at) break;
    const place = { owner, space: { handle, alias } };
    const found = [
      ...(await listUploaded(app.db, id)),
      ...(await listFailed(app.db, id)),
      // Where people are to decide without knowing of each other, nobody is told here.
      ...(isOpen(quorum) ? await listMarked(app.db, id) : []),
    ];
    latest = [...latest, ...found.map((row) => toActivity(row, place))]
      .sort((a, b) => (a.at < b.at ? 1 : -1))
      .slice(0, LENGTH);
  }
  return latest;
}

async function listUploaded(db: Db, spaceId: string) {
  const rows = await audioRows(db, spaceId)
    .select("audios.uploaded_at as at")
    .where("audios.uploaded_at", ">", "")
    .orderBy("audios.uploaded_at", "desc")
    .execute();
  return rows.map((row) => ({ kind: "uploaded" as const, ...row }));
}

async function listFailed(db: Db, spaceId: string) {
  const rows = await audioRows(db, spaceId)
    .select("audios.received_at as at")
    .where("audios.state", "=", "notAvailable")
    .orderBy("audios.created_at", "desc")
    .execute();
  return rows.map((row) => ({ kind: "failed" as const, ...row }));
}

function audioRows({ query }: Db, spaceId: string) {
  return query
    .selectFrom("audios")
    .innerJoin("owners", "owners.id", "audios.uploaded_by")
    .select(["audios.handle", "audios.alias", "owners.handle as user_handle", "owners.alias as user_alias"])
    .where("audios.space_id", "=", spaceId)
    .where("audios.deleted_at", "is", null)
    .limit(LENGTH);
}

async function listMarked({ query }: Db, spaceId: string) {
  const rows = await query
    .selectFrom((eb) =>
      eb
        .selectFrom("reviews")
        .select(["audio_id", "user_id", "decision", "updated_at"])
        .where("space_id", "=", spaceId)
        .where("decision", "!=", "unsure")
        .orderBy("updated_at", "desc")
        .limit(MOST_MARKS)
        .as("latest"),
    )
    .innerJoin("audios", "audios.id", "latest.audio_id")
    .innerJoin("owners", "owners.id", "latest.user_id")
    .select(["audios.handle", "audios.alias", "owners.handle as user_handle", "owners.alias as user_alias"])
    .select(["latest.decision", "latest.updated_at as at"])
    .where("audios.deleted_at", "is", null)
    .orderBy("latest.updated_at", "desc")
    .limit(LENGTH)
    .execute();
  return rows.map(({ decision, ...row }) => ({
    kind: "marked" as const,
    verdict: toVerdict(decision) ?? "wrong",
    ...row,
  }));
}

type Happening = {
  handle: string;
  alias: string | null;
  user_handle: string;
  user_alias: string | null;
  at: string;
} & ({ kind: "uploaded" | "failed" } | { kind: "marked"; verdict: Verdict });

function toActivity(row: Happening, place: Pick<Activity, "owner" | "space">): Activity {
  const { handle, alias, user_handle, user_alias, ...rest } = row;
  return { ...rest, ...place, audio: { handle, alias }, user: { handle: user_handle, alias: user_alias } };
}
