import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Kysely, sql } from "kysely";
import { Migrator } from "kysely/migration";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ADMIN } from "../../../fixtures/admin.ts";
import { engines } from "../../../fixtures/test-api.ts";
import { openTestApp, signInAdmin } from "../../../fixtures/test-app.ts";
import { createTestSchema, type TestSchema } from "../../../fixtures/test-schema.ts";
import { toneWav } from "../../../fixtures/tone.ts";
import { hashPassword, PASSWORD_COST } from "../auth/passwords.ts";
import { now } from "../clock.ts";
import { createDiskStorage, type Storage } from "../storage/disk.ts";
import type { Db } from "./dialect.ts";
import { migrations } from "./migrations.ts";
import { openPostgres, openSqlite } from "./open.ts";

const TONE = toneWav({ seconds: 0.5, sampleRateHz: 16_000, channels: 1 });
const place = { owner: ADMIN.handle, space: "main" };

describe.each(engines)("upgrades on %s", (engine) => {
  let dataDir: string;
  let schema: TestSchema | null;

  beforeEach(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), "earmark-upgrade-"));
    schema = engine === "postgres" ? await createTestSchema() : null;
  });
  afterEach(async () => {
    await schema?.drop();
    await rm(dataDir, { recursive: true });
  });

  const open = () => openTestApp({ dataDir, databaseUrl: schema?.url ?? null });

  /** The database without the app around it. */
  async function within(work: (db: Db) => Promise<void>): Promise<void> {
    const db = schema ? openPostgres(schema.url) : openSqlite(path.join(dataDir, "earmark.db"));
    await work(db).finally(db.close);
  }

  async function migrateTo(db: Db, last: string): Promise<void> {
    const old = Object.entries(migrations(engine)).filter(([name]) => name <= last);
    const provider = { getMigrations: async () => Object.fromEntries(old) };
    const migrator = new Migrator({ db: db.query, provider, ...(schema ? { migrationTableSchema: schema.name } : {}) });
    const { error } = await migrator.migrateToLatest();
    if (error) throw error;
  }

  it("bring a database of the first release up to date, with all that is in it", async () => {
    const storage = await createDiskStorage(path.join(dataDir, "blobs"));
    await within(async (db) => {
      await migrateTo(db, "0003-work");
      await fillOldTables(db.query as unknown as Kysely<OldTables>, storage);
    });
    const app = await open();
    try {
      const client = await signInAdmin(app);
      const { items } = await client.list("listAudios", { params: place, query: { sort: "handle" } });
      expect(items).toMatchObject([
        { handle: "old-one", alias: "Älter", state: "available", marks: { right: 1, wrong: 0, mine: "right" } },
        { handle: "old-two", source: { size: TONE.length } },
      ]);
      expect(await client.call("getSpace", { params: place })).toMatchObject({ audios: 2 });
      const reviewed = { params: { ...place, audio: "old-one" } };
      expect((await client.list("listReviews", reviewed)).items).toMatchObject([{ decision: "accept", reasons: [] }]);
      expect((await client.list("listReviewHistory", reviewed)).items).toMatchObject([{ decision: "accept" }]);
      expect(await client.call("getReviewSettings", { params: place })).toMatchObject({ quorum: 1 });
      const marked = await client.list("listAudios", { params: place, query: { marks: "right", search: "älter" } });
      expect(marked.items).toMatchObject([{ handle: "old-one" }]);
      for (const { handle: audio } of items) {
        const params = { ...place, audio };
        // The second one was waiting for its conversion when the old version ended.
        await expect
          .poll(async () => (await client.call("getAudio", { params })).state, { timeout: 10_000 })
          .toBe("available");
        const file = await client.send("getFile", { params });
        expect(Buffer.from(await file.arrayBuffer()).equals(TONE)).toBe(true);
      }
      const { days, totals, activity } = await client.call("getSpaceStatistics", { params: place });
      expect(days.at(-1)?.audios).toBe(2);
      expect(totals).toMatchObject({ available: 2, duration: "PT1.000S", bytes: 4 * TONE.length });
      expect(totals.marks).toMatchObject({ right: 1, unmarked: 1 });
      expect(activity.map(({ kind }) => kind).sort()).toEqual(["marked", "uploaded", "uploaded"]);
    } finally {
      await app.close();
    }
    await (await open()).close();
  });

  it("leave nothing half done where one fails, and can be tried again", async () => {
    await within(async (db) => {
      await migrateTo(db, "0003-work");
      await sql`create table api_keys (in_the_way text)`.execute(db.query);
      const before = await dump(db);
      await expect(open()).rejects.toThrow(
        /^The database could not be brought up to date: .*api_keys.* already exists/,
      );
      expect(await dump(db)).toEqual(before);
      await sql`drop table api_keys`.execute(db.query);
    });
    await (await open()).close();
  });

  it("never go back: a database of a newer version is refused and left as it is", async () => {
    await (await open()).close();
    await within(async (db) => {
      await sql`insert into kysely_migration values ('9000-future', ${now()})`.execute(db.query);
      const before = await dump(db);
      await expect(open()).rejects.toThrow(
        "The database was brought up to date by a newer Earmark (9000-future), and nothing in it was changed now. Run that version, or restore the backup from before the upgrade.",
      );
      expect(await dump(db)).toEqual(before);
      await sql`delete from kysely_migration where name = '9000-future'`.execute(db.query);
    });
    await (await open()).close();
  });

  /** Every table with its columns and rows. */
  async function dump(db: Db): Promise<unknown> {
    const tables = await db.query.introspection.getTables({ withInternalKyselyTables: true });
    const mine = tables.filter((table) => engine === "sqlite" || table.schema === schema?.name);
    const rowsOf = (name: string) => sql`select * from ${sql.table(name)}`.execute(db.query);
    return Promise.all(mine.map(async ({ name, columns }) => ({ name, columns, rows: (await rowsOf(name)).rows })));
  }
});

type OldTables = Record<string, Record<string, unknown>>;

/** What the first release would have written: an admin with a space, a converted audio with a mark, and a queued one. */
async function fillOldTables(db: Kysely<OldTables>, storage: Storage): Promise<void> {
  const insert = (table: string, row: Record<string, unknown>) => db.insertInto(table).values(row).execute();
  const [user, space, one, two] = Array.from({ length: 4 }, () => randomUUID());
  const at = now();
  await insert("owners", { id: user, type: "user", handle: ADMIN.handle, alias: null, created_at: at });
  await insert("used_handles", { namespace: "", handle: ADMIN.handle });
  const person = { email: "admin@localhost", email_verified: 0, is_admin: 1, is_blocked: 0 };
  await insert("users", { id: user, ...person, password_hash: await hashPassword(ADMIN.password, PASSWORD_COST) });
  const main = { handle: "main", alias: null, search_text: "main", audio_count: 2 };
  await insert("spaces", { id: space, owner_id: user, ...main, created_at: at });
  await insert("used_handles", { namespace: user, handle: "main" });

  const audio = { space_id: space, alias: null, created_at: at, received_at: at, uploaded_by: user };
  const source = async () => ({ source_key: await keep(storage), source_size: TONE.length, source_sha256: "0" });
  const wav = { wav_key: await keep(storage), wav_bytes: TONE.length, peaks_key: await keep(storage) };
  const facts = { channels: 1, sample_rate: 16_000, frames: 8000, uploaded_at: at, right_count: 1 };
  const available = { ...(await source()), ...wav, ...facts, state: "available", alias: "Älter" };
  await insert("audios", { ...audio, ...available, id: one, handle: "old-one", search_text: "old-one älter" });
  await insert("marks", { audio_id: one, user_id: user, verdict: "right", created_at: at, updated_at: at });
  const queued = { ...(await source()), state: "avaitingFile", progress_stage: "queued" };
  await insert("audios", { ...audio, ...queued, id: two, handle: "old-two", search_text: "old-two" });
  // As a server that was killed leaves it.
  const lease = { attempts: 1, lease_owner: "the dead", lease_until: at };
  await insert("jobs", { id: randomUUID(), kind: "convert", audio_id: two, created_at: at, ...lease });
}

async function keep(storage: Storage): Promise<string> {
  const writer = await storage.createWriter();
  await writer.write(TONE);
  await writer.finish();
  return writer.commit();
}
