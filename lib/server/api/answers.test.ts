import { sql } from "kysely";
import { pino } from "pino";
import { expect, it } from "vitest";
import { openSqlite } from "../db/open.ts";
import { toErrorAnswer } from "./answers.ts";

it("tells a full disk of the database as what it is", async () => {
  const db = openSqlite(":memory:");
  await sql`pragma max_page_count = 1`.execute(db.query);
  const error = await sql`create table big (text text)`.execute(db.query).catch((thrown: unknown) => thrown);
  const answer = toErrorAnswer(error, new Request("http://localhost/api/v1/user"), pino({ level: "silent" }));
  expect(answer.status).toBe(507);
  expect(await answer.json()).toMatchObject({ code: "noRoom", message: "The server has no room left." });
  await db.close();
});
