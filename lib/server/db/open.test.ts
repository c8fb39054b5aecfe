import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import pg from "pg";
import { expect, it } from "vitest";
import { migrate, openPostgres } from "./open.ts";

const url = process.env.TEST_DATABASE_URL ?? "";

it.runIf(url)("outlives a connection that the server ends while nobody uses it", async () => {
  const db = openPostgres(url);
  const server = new pg.Client({ connectionString: url });
  await server.connect();
  try {
    const ask = sql<{ pid: number }>`select pg_backend_pid() as pid`;
    const pid = (await ask.execute(db.query)).rows[0]?.pid;
    await server.query("select pg_terminate_backend($1)", [pid]);
    const other = await expect.poll(async () => (await ask.execute(db.query)).rows[0]?.pid);
    await other.not.toBe(pid);
  } finally {
    await server.end();
    await db.close();
  }
});

it("says that a database cannot be reached", async () => {
  const db = openPostgres("postgres://nobody:password@127.0.0.1:1/nothing");
  const sentence =
    "The database cannot be reached: connect ECONNREFUSED 127.0.0.1:1. Start it, or look at DATABASE_URL.";
  await expect(migrate(db)).rejects.toThrow(sentence);
  await db.close();
});

it.runIf(url)("says that the schema it was given is not there", async () => {
  const db = openPostgres(`${url}?options=-c search_path=absent`);
  await expect(migrate(db)).rejects.toThrow(/could not be brought up to date: there is no schema of the name/);
  await db.close();
});

it.runIf(url)("lives in its own schema, whoever else migrates another in the same database", async () => {
  const server = new pg.Client({ connectionString: url });
  await server.connect();
  const schemas = ["one", "two"].map((name) => `test_${name}_${randomUUID().replaceAll("-", "")}`);
  try {
    for (const schema of schemas) {
      await server.query(`create schema ${schema}`);
      const db = openPostgres(url, { schema });
      await migrate(db);
      expect(await db.query.selectFrom("audios").selectAll().execute()).toEqual([]);
      await db.close();
    }
  } finally {
    for (const schema of schemas) await server.query(`drop schema if exists ${schema} cascade`);
    await server.end();
  }
});
