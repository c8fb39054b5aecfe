import { sql } from "kysely";
import { Problem } from "../../contract/problem.ts";
import type { ReviewSettings, ReviewSettingsInput } from "../../contract/review.ts";
import { outcomeOf } from "../../domain/review/outcome.ts";
import { defaultReasons, type Reason } from "../../domain/review/reasons.ts";
import type { App } from "../app.ts";
import { now } from "../clock.ts";
import { type Db, forShare, forUpdate } from "../db/dialect.ts";
import type { ReviewSettingsRow } from "../db/schema.ts";
import type { Viewer } from "./sessions.ts";
import { lockSpace, type OpenSpace } from "./spaces.ts";
import { toConsensus } from "./tallies.ts";
import { tellSpace } from "./tell.ts";

/** How a space reviews. */
export async function getReviewSettings(app: App, space: OpenSpace): Promise<ReviewSettings> {
  const row = await app.db.query
    .selectFrom("review_settings")
    .leftJoin("owners", "owners.id", "review_settings.updated_by")
    .selectAll("review_settings")
    .select(["owners.handle", "owners.alias"])
    .where("space_id", "=", space.id)
    .executeTakeFirstOrThrow();
  const updatedBy = row.handle === null ? null : { handle: row.handle, alias: row.alias };
  const listening = { share: row.listen_share, findings: row.listen_findings === 1 };
  return { quorum: row.quorum, reasons: reasonsOf(row), listening, updatedAt: row.updated_at, updatedBy };
}

/** Sets how a space reviews. Another quorum holds for what was decided before, too. */
export async function putReviewSettings(
  app: App,
  viewer: Viewer,
  { space, input }: { space: OpenSpace; input: ReviewSettingsInput },
): Promise<ReviewSettings> {
  await app.db.query.transaction().execute(async (db) => {
    // Settings, audios, space: in the order in which whoever reviews locks them.
    const before = await lockReviewSettings(app, db, space.id, "change");
    const change = {
      quorum: input.quorum,
      reasons: input.reasons ? JSON.stringify(input.reasons) : null,
      listen_share: input.listening.share,
      listen_findings: input.listening.findings ? (1 as const) : (0 as const),
      updated_at: now(),
      updated_by: viewer.userId,
    };
    await db.updateTable("review_settings").set(change).where("space_id", "=", space.id).execute();
    if (before.quorum !== input.quorum) await applyQuorum(app, db, { spaceId: space.id, quorum: input.quorum });
  });
  tellSpace(app, space.id);
  return getReviewSettings(app, space);
}

/**
 * The settings of a space, which stay as they are until the caller's transaction ends. Whoever is to `change` them waits for
 * those who `read` them, who do not wait for each other.
 */
export async function lockReviewSettings(
  app: App,
  db: Db["query"],
  spaceId: string,
  purpose: "read" | "change",
): Promise<ReviewSettingsRow> {
  const query = db.selectFrom("review_settings").selectAll().where("space_id", "=", spaceId);
  const locked = purpose === "read" ? forShare(app.db.engine, query) : forUpdate(app.db.engine, query);
  return locked.executeTakeFirstOrThrow(() => new Problem("notFound"));
}

/** The reasons that a space offers. */
export function reasonsOf({ reasons }: Pick<ReviewSettingsRow, "reasons">): Reason[] {
  return reasons === null ? [...defaultReasons] : JSON.parse(reasons);
}

/** Finds anew what the reviews of each audio of a space come to, deleted ones included, and counts them. */
async function applyQuorum(app: App, db: Db["query"], of: { spaceId: string; quorum: number }): Promise<void> {
  const kinds = await db
    .selectFrom("audios")
    .select(["right_count", "wrong_count"])
    .distinct()
    .where("space_id", "=", of.spaceId)
    .where("state", "=", "available")
    .where((eb) => eb.or([eb("right_count", ">", 0), eb("wrong_count", ">", 0)]))
    .execute();
  for (const { right_count, wrong_count } of kinds) {
    const consensus = toConsensus(outcomeOf({ accept: right_count, reject: wrong_count }, of.quorum));
    await db
      .updateTable("audios")
      .set({ consensus })
      .where("space_id", "=", of.spaceId)
      .where("state", "=", "available")
      .where("right_count", "=", right_count)
      .where("wrong_count", "=", wrong_count)
      .where("consensus", "!=", consensus)
      .execute();
  }
  await lockSpace(app, db, of.spaceId);
  const count = (consensus: string) =>
    sql<number>`(select count(*) from audios where space_id = ${of.spaceId} and consensus = ${consensus} and deleted_at is null)`;
  await db
    .updateTable("spaces")
    .set({
      unmarked_count: count("unmarked"),
      right_count: count("right"),
      wrong_count: count("wrong"),
      disputed_count: count("disputed"),
    })
    .where("id", "=", of.spaceId)
    .execute();
}
