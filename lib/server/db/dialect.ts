import {
  type ColumnDataType,
  type Expression,
  type Kysely,
  type RawBuilder,
  type SelectQueryBuilder,
  sql,
} from "kysely";
import type { Tables } from "./schema.ts";

/** The engines we run on. Everything in which they differ stands in this file, but for the index in `search.ts`. */
export type Engine = "sqlite" | "postgres";

/** The database as the services see it. */
export type Db = {
  query: Kysely<Tables>;
  engine: Engine;
  /** The PostgreSQL schema it lives in, where one was named. */
  schema: string | undefined;
  close(): Promise<void>;
};

/** The column types of an engine. Text compares by code point on both, so that keyset pages agree. */
export function columnTypes(engine: Engine): {
  text: RawBuilder<unknown>;
  bigint: ColumnDataType;
  real: ColumnDataType;
} {
  return {
    text: engine === "postgres" ? sql`text collate "C"` : sql`text`,
    bigint: engine === "postgres" ? "bigint" : "integer",
    real: "double precision",
  };
}

/** The schema in which unqualified names are made; SQLite has none. */
export async function findSchema(db: Db): Promise<string | null> {
  if (db.engine === "sqlite") return null;
  const found = await sql<{ schema: string | null }>`select current_schema() as schema`.execute(db.query);
  return found.rows[0]?.schema ?? null;
}

/**
 * A condition that few rows meet, on a column with an index. SQLite keeps no statistics, and would read all of a space in
 * the order of a list rather than sort those few. https://sqlite.org/lang_corefunc.html#likelihood
 */
export function few(engine: Engine, condition: RawBuilder<boolean>): RawBuilder<boolean> {
  return engine === "sqlite" ? sql`likelihood(${condition}, 0.0001)` : condition;
}

/** Whether `error` says that a unique or primary key exists already. */
export function isUniqueViolation(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === "23505" || code === "SQLITE_CONSTRAINT_UNIQUE" || code === "SQLITE_CONSTRAINT_PRIMARYKEY";
}

/** Whether the disk of the database is full. */
export function isOutOfRoom(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === "SQLITE_FULL" || code === "53100";
}

/** Whether `error` says that the database cannot be reached just now, or went away in the middle. */
export function isOutOfReach(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return (
    (typeof code === "string" && OUT_OF_REACH.test(code)) ||
    // What pg and its pool say has no code.
    (typeof message === "string" && /^(Connection terminated|timeout exceeded when trying to connect)/.test(message))
  );
}

/**
 * Of the network, of PostgreSQL (connection exceptions, too many connections, going down or coming up, and the one it
 * gave up of several that waited for each other), and of SQLite.
 */
const OUT_OF_REACH =
  /^(E(CONNREFUSED|CONNRESET|TIMEDOUT|PIPE|NOTFOUND|AI_AGAIN|HOSTUNREACH|NETUNREACH)|08...|40P01|53300|57P0[123]|SQLITE_BUSY.*)$/;

/** Locks the rows of a sub-query and passes over those that another process has locked. SQLite has one writer anyway. */
export function forUpdateSkipLocked<DB, TB extends keyof DB, O>(
  engine: Engine,
  query: SelectQueryBuilder<DB, TB, O>,
): SelectQueryBuilder<DB, TB, O> {
  return engine === "postgres" ? query.forUpdate().skipLocked() : query;
}

/** Locks the rows of a query until its transaction ends. SQLite has one writer anyway. */
export function forUpdate<DB, TB extends keyof DB, O>(
  engine: Engine,
  query: SelectQueryBuilder<DB, TB, O>,
): SelectQueryBuilder<DB, TB, O> {
  return engine === "postgres" ? query.forUpdate() : query;
}

/** Keeps the rows of a query as they are until its transaction ends; others may do the same. SQLite has one writer anyway. */
export function forShare<DB, TB extends keyof DB, O>(
  engine: Engine,
  query: SelectQueryBuilder<DB, TB, O>,
): SelectQueryBuilder<DB, TB, O> {
  return engine === "postgres" ? query.forShare() : query;
}

/**
 * Takes `costMicros` from a token bucket in one statement, unless it would then be full later than `capacityMicros` from
 * now. Tells when it will be full again. The clock is PostgreSQL's, which alone has the table, or else `nowMicros`.
 */
export async function takeFromBucket(
  db: Db,
  bucket: { key: string; costMicros: number; capacityMicros: number; nowMicros: number | undefined },
): Promise<{ fullInMicros: number; isTaken: boolean }> {
  const now = clockMicros(bucket.nowMicros);
  const cost = sql`${bucket.costMicros}::bigint`;
  const after = sql`greatest(b.full_at_micros, ${now}) + ${cost}`;
  const fits = sql`${after} <= ${now} + ${bucket.capacityMicros}::bigint`;
  const { rows } = await sql<{ full_in_micros: number; is_taken: boolean }>`
    insert into buckets as b (key, full_at_micros, is_taken) values (${bucket.key}, ${now} + ${cost}, true)
    on conflict (key) do update set
      full_at_micros = case when ${fits} then ${after} else b.full_at_micros end,
      is_taken = ${fits}
    returning full_at_micros - ${now} as full_in_micros, is_taken
  `.execute(db.query);
  const [row] = rows;
  if (!row) throw new Error("A bucket told nothing.");
  return { fullInMicros: row.full_in_micros, isTaken: row.is_taken };
}

/** Removes the buckets that are full. */
export async function sweepBuckets(db: Db, nowMicros?: number): Promise<void> {
  await sql`delete from buckets where full_at_micros <= ${clockMicros(nowMicros)}`.execute(db.query);
}

/** The same throughout a statement. */
function clockMicros(nowMicros: number | undefined): RawBuilder<number> {
  if (nowMicros !== undefined) return sql`${nowMicros}::bigint`;
  return sql`(extract(epoch from now()) * 1000000)::bigint`;
}

/** What is kept beside a resource for searching: the engines do not agree on lower case beyond ASCII, so we fold it. */
export function toSearchText(handle: string, alias: string | null): string {
  return fold(`${handle} ${alias ?? ""}`);
}

/** Whether the folded `column` contains `text`, with what `LIKE` would read as a wildcard taken literally. */
export function contains(column: Expression<string>, text: string): RawBuilder<boolean> {
  const pattern = `%${fold(text).replace(/[\\%_]/g, "\\$&")}%`;
  return sql<boolean>`${column} like ${pattern} escape '\\'`;
}

/** A text as `search_text` has it. */
export function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
