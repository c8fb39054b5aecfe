import { type RawBuilder, sql } from "kysely";
import type { Totals } from "../../contract/space.ts";
import type { Statistics } from "../../contract/statistics.ts";
import { refusalSentence } from "../../domain/refusals.ts";
import type { App } from "../app.ts";
import { now } from "../clock.ts";
import { listActivity } from "./activity.ts";
import { SPACE_COUNTERS, type SpaceCounters, toTotals } from "./totals.ts";

/** Which rows of `spaces` are told of. */
export type Scope = RawBuilder<boolean>;

type Input = { days: number };

/** What the dashboard of a space shows, from counters alone: `days` ends today (UTC). */
export function getSpaceStatistics(app: App, space: { id: string }, input: Input): Promise<Statistics> {
  return getStatistics(app, sql`spaces.id = ${space.id}`, input);
}

/** What the dashboard of a user or organization shows: the spaces it owns, together. */
export function getOwnerStatistics(app: App, owner: { id: string }, input: Input): Promise<Statistics> {
  return getStatistics(app, sql`spaces.owner_id = ${owner.id} and spaces.deleted_at is null`, input);
}

async function getStatistics(app: App, scope: Scope, { days: length }: Input): Promise<Statistics> {
  const days = lastDays(length);
  const { spaces, totals } = await sumCounters(app, scope);
  const audios = await countByDay(app, scope, days[0] as string);
  const refused = await listRefusals(app, scope, days[0] as string);
  const refusals = [...sumBy(refused, "code")].map(([code, count]) => ({ code, detail: refusalSentence(code), count }));
  const refusalsByDay = sumBy(refused, "day");
  return {
    spaces,
    totals,
    days: days.map((day) => ({ day, audios: audios.get(day) ?? 0, refusals: refusalsByDay.get(day) ?? 0 })),
    refusals: refusals.sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)),
    activity: await listActivity(app, scope),
  };
}

async function sumCounters(app: App, scope: Scope): Promise<{ spaces: number; totals: Totals }> {
  const sums = await app.db.query
    .selectFrom("spaces")
    .select(sql<number>`count(*)`.as("spaces"))
    .select(SPACE_COUNTERS.map((name) => sql<number>`coalesce(sum(${sql.ref(name)}), 0)`.as(name)))
    .where(scope)
    .executeTakeFirstOrThrow();
  return { spaces: sums.spaces, totals: toTotals(sums as unknown as SpaceCounters) };
}

async function countByDay(app: App, scope: Scope, from: string): Promise<Map<string, number>> {
  const rows = await app.db.query
    .selectFrom("spaces")
    .innerJoin("space_days", "space_days.space_id", "spaces.id")
    .select(["day", sql<number>`sum(audios)`.as("audios")])
    .where(scope)
    .where("day", ">=", from)
    .groupBy("day")
    .execute();
  return new Map(rows.map(({ day, audios }) => [day, audios]));
}

type Refused = { day: string; code: string; count: number };

async function listRefusals(app: App, scope: Scope, from: string): Promise<Refused[]> {
  return app.db.query
    .selectFrom("spaces")
    .innerJoin("refusals", "refusals.space_id", "spaces.id")
    .select(["day", "code", sql<number>`sum(count)`.as("count")])
    .where(scope)
    .where("day", ">=", from)
    .groupBy(["day", "code"])
    .execute();
}

function sumBy(rows: Refused[], key: "day" | "code"): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(row[key], (sums.get(row[key]) ?? 0) + row.count);
  return sums;
}

/** So many days up to today, oldest first. */
function lastDays(length: number): string[] {
  const today = Date.parse(now().slice(0, 10));
  return Array.from({ length }, (_, i) => {
    const daysAgo = length - 1 - i;
    return new Date(today - daysAgo * 24 * 60 * 60_000).toISOString().slice(0, 10);
  });
}
