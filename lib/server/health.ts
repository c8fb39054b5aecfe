import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { getInstance } from "./instance.ts";

let asking: Promise<boolean> | undefined;

/** Whether the database answers within `withinMs`. One that hangs is asked only once, however often this is called. */
export async function isDatabaseThere(withinMs: number): Promise<boolean> {
  asking ??= ask().finally(() => {
    asking = undefined;
  });
  return Promise.race([asking, sleep(withinMs, false, { ref: false })]);
}

async function ask(): Promise<boolean> {
  const { app } = await getInstance();
  return sql`select 1`.execute(app.db.query).then(
    () => true,
    () => false,
  );
}
