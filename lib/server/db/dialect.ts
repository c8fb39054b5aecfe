import {
  type ColumnDataType,
  type Expression,
  type Kysely,
  type RawBuilder,
  type SelectQueryBuilder,
  sql,
} from "kysely";
import type { Tables } from "./schema.ts";

/** The engines we run on. Everything in which they differ stands in this file. */
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

/** Locks the rows of a sub-query and passes over those that another process has locked. SQLite has one writer anyway. */
export function forUpdateSkipLocked<DB, TB extends keyof DB, O>(
  engine: Engine,
  query: SelectQueryBuilder<DB, TB, O>,
): SelectQueryBuilder<DB, TB, O> {
  return engine === "postgres" ? query.forUpdate().skipLocked() : query;
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

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
