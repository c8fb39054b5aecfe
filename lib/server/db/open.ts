import Sqlite from "better-sqlite3";
import { Kysely, PostgresDialect, SqliteDialect } from "kysely";
import { Migrator } from "kysely/migration";
import pg from "pg";
import { type Db, type Engine, findSchema } from "./dialect.ts";
import { migrations } from "./migrations.ts";
import type { Tables } from "./schema.ts";

/** Opens (and makes, where it is missing) the SQLite file at `file`: WAL, and durable at every commit. */
export function openSqlite(file: string): Db {
  const database = new Sqlite(file);
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.pragma("foreign_keys = ON");
  database.pragma("busy_timeout = 5000");
  return toDb("sqlite", new Kysely<Tables>({ dialect: new SqliteDialect({ database }) }));
}

const INT8 = 20;
const NUMERIC = 1700;

/** Opens the PostgreSQL database at `url`. 8-byte integers come as numbers: ours stay far below 2^53. */
export function openPostgres(url: string, { schema }: { schema?: string } = {}): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    ...(schema ? { options: `-c search_path=${schema}` } : {}),
    types: {
      getTypeParser: (oid: number, format?: "text" | "binary") =>
        oid === INT8 || oid === NUMERIC ? Number : pg.types.getTypeParser(oid, format as "text"),
    } as pg.CustomTypesConfig,
  });
  // A connection that breaks while nobody uses it is dropped by the pool; unheard, its error would end the process.
  pool.on("error", () => undefined);
  return toDb("postgres", new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }), schema);
}

/**
 * Brings the schema to the newest migration. Fails, and changes nothing, where the database is newer than this
 * program: an older version must not write to it.
 */
export async function migrate(db: Db): Promise<void> {
  try {
    // Kysely would take the tables of its own that it finds in any schema for ours.
    const schema = await findSchema(db);
    const migrator = new Migrator({
      db: db.query,
      provider: { getMigrations: async () => migrations(db.engine) },
      ...(schema ? { migrationTableSchema: schema } : {}),
    });
    const { error } = await migrator.migrateToLatest();
    if (error) throw error;
  } catch (cause) {
    const { message, code } = cause as NodeJS.ErrnoException;
    throw new Error(`The database could not be brought up to date: ${message || code}.`, { cause });
  }
}

function toDb(engine: Engine, query: Kysely<Tables>, schema?: string): Db {
  return { engine, query, schema, close: () => query.destroy() };
}
