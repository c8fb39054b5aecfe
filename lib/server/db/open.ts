import path from "node:path";
import Sqlite from "better-sqlite3";
import { Kysely, PostgresDialect, PostgresIntrospector, SqliteAdapter, SqliteDialect, sql } from "kysely";
import { Migrator } from "kysely/migration";
import pg from "pg";
import { type Db, type Engine, findSchema, isOutOfReach } from "./dialect.ts";
import { lockFolder } from "./lock.ts";
import { migrations } from "./migrations.ts";
import type { Tables } from "./schema.ts";

type DatabaseOptions = { dataDir: string; databaseUrl: string | null; databaseSchema?: string };

/**
 * Opens the database, brought up to date: PostgreSQL where there is a URL, else the SQLite file in `dataDir`, which
 * belongs to one process at a time.
 */
export async function openDatabase({ dataDir, databaseUrl, databaseSchema }: DatabaseOptions): Promise<Db> {
  const unlock = databaseUrl ? () => undefined : lockFolder(dataDir);
  const db = databaseUrl
    ? openPostgres(databaseUrl, databaseSchema ? { schema: databaseSchema } : {})
    : openSqlite(path.join(dataDir, "earmark.db"));
  const close = async () => {
    await db.close();
    unlock();
  };
  try {
    await migrate(db);
  } catch (error) {
    await close();
    throw error;
  }
  return { ...db, close };
}

/** Opens (and makes, where it is missing) the SQLite file at `file`: WAL, and durable at every commit. */
export function openSqlite(file: string): Db {
  const database = new Sqlite(file);
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.pragma("foreign_keys = ON");
  database.pragma("busy_timeout = 5000");
  // In KiB: the upper pages of the indexes of a million audios stay at hand.
  database.pragma("cache_size = -32768");
  return toDb("sqlite", new Kysely<Tables>({ dialect: new WholeDialect({ database }) }));
}

/** Kysely would migrate SQLite statement by statement: a process that dies on the way would leave half a schema. */
class WholeDialect extends SqliteDialect {
  override createAdapter() {
    return Object.create(new SqliteAdapter(), { supportsTransactionalDdl: { value: true } });
  }
}

const INT8 = 20;
const NUMERIC = 1700;
/** How long a request waits for a connection, a new one or its turn. */
const CONNECT_MS = 10_000;

/** Opens the PostgreSQL database at `url`. 8-byte integers come as numbers: ours stay far below 2^53. */
export function openPostgres(url: string, { schema }: { schema?: string } = {}): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: CONNECT_MS,
    ...(schema ? { options: `-c search_path=${schema}` } : {}),
    types: {
      getTypeParser: (oid: number, format?: "text" | "binary") =>
        oid === INT8 || oid === NUMERIC ? Number : pg.types.getTypeParser(oid, format as "text"),
    } as pg.CustomTypesConfig,
  });
  // A connection that breaks is dropped by the pool, and its query told; its error, unheard, would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return toDb("postgres", new Kysely<Tables>({ dialect: new OwnSchemaDialect({ pool }) }), schema);
}

/** Looks at our own schema alone: Kysely's own look over all of them breaks off when somebody drops one meanwhile. */
class OwnSchemaDialect extends PostgresDialect {
  override createIntrospector(db: Kysely<unknown>): PostgresIntrospector {
    const introspector = new PostgresIntrospector(db);
    introspector.getTables = async () => {
      const { rows } = await sql<{ name: string; schema: string }>`
        select relname as name, current_schema() as schema from pg_class
        where relnamespace = (select oid from pg_namespace where nspname = current_schema()) and relkind in ('r', 'p')
      `.execute(db);
      return rows.map((row) => ({ ...row, isView: false, isForeign: false, columns: [] }));
    };
    return introspector;
  }
}

/**
 * Brings the schema to the newest migration. Throws a sentence for people, and changes nothing, where the database does
 * not answer, or is newer than this program: an older version must not write to it.
 */
export async function migrate(db: Db): Promise<void> {
  try {
    // Kysely would take the tables of its own that it finds in any schema for ours.
    const schema = await findSchema(db);
    if (db.engine === "postgres" && !schema) throw new Error("there is no schema of the name that was asked for");
    const migrator = new Migrator({
      db: db.query,
      provider: { getMigrations: async () => migrations(db.engine) },
      ...(schema ? { migrationTableSchema: schema } : {}),
    });
    const { error } = await migrator.migrateToLatest();
    if (error) throw error;
  } catch (cause) {
    throw new Error(whyNot(cause as NodeJS.ErrnoException), { cause });
  }
}

function whyNot(error: NodeJS.ErrnoException): string {
  const what = error.message || error.code;
  if (isOutOfReach(error)) return `The database cannot be reached: ${what}. Start it, or look at DATABASE_URL.`;
  const unknown = /previously executed migration (\S+) is missing/.exec(error.message)?.[1];
  if (!unknown) return `The database could not be brought up to date: ${what}.`;
  return `The database was brought up to date by a newer Earmark (${unknown}), and nothing in it was changed now. Run that version, or restore the backup from before the upgrade.`;
}

function toDb(engine: Engine, query: Kysely<Tables>, schema?: string): Db {
  return { engine, query, schema, close: () => query.destroy() };
}
