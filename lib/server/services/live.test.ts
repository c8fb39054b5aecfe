import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { listenIn } from "../../../fixtures/listen-in.ts";
import { createChanges } from "../changes.ts";
import type { Db } from "../db/dialect.ts";
import { migrate, openSqlite } from "../db/open.ts";
import type { News } from "../news.ts";
import { createLive, type Live } from "./live.ts";
import type { Viewer } from "./sessions.ts";

const viewer: Viewer = { userId: "ada", handle: "ada", isAdmin: false, via: "session", tokenHash: "hash" };
const patient = { timeout: 10_000, interval: 10 };
const newsOf = (audio: number): News => ({
  kind: "audio",
  spaceId: "space",
  audio: { id: `audio-${audio}`, handle: `tone-${audio}` },
  by: null,
});

let folder: string;
let db: Db;
let live: Live;
let hear: (word: string | null) => void;
let changes: ReturnType<typeof createChanges>;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "earmark-live-"));
  db = openSqlite(path.join(folder, "live.db"));
  await migrate(db);
  const made = { created_at: "2026-01-01T00:00:00.000000Z", deleted_at: null };
  await db.query
    .insertInto("owners")
    .values({ id: "ada", type: "user", handle: "ada", alias: null, ...made })
    .execute();
  await db.query
    .insertInto("spaces")
    .values({ id: "space", owner_id: "ada", handle: "main", alias: null, search_text: "", ...made })
    .execute();
  await db.query.insertInto("review_settings").values({ space_id: "space" }).execute();
  changes = createChanges((heard) => {
    hear = heard;
    return { say: () => undefined, close: async () => undefined };
  });
  live = createLive({ db, changes, log: pino({ level: "silent" }) });
});
afterEach(async () => {
  vi.useRealTimers();
  await live.close();
  await db.close();
  await rm(folder, { recursive: true });
});

const listen = (recentSeconds = 0) =>
  listenIn(new Response(live.open(viewer, { signal: new AbortController().signal, recentSeconds })));

it("tells what was told of a space to its owner, each thing once for all that comes at once", async () => {
  const heard = listen();
  for (const one of [1, 2, 1]) changes.tell(newsOf(one));
  await expect.poll(() => heard.changes(), patient).toEqual(["tone-1 audio", "tone-2 audio"]);
});

it.each<[string, () => unknown]>([
  ["words between the processes may have been lost", () => hear(null)],
  [
    "more is told at once than anybody would look at",
    () => Array.from({ length: 501 }, (_, at) => changes.tell(newsOf(at))),
  ],
  ["the database cannot say who may hear", () => db.close().then(() => changes.tell(newsOf(1)))],
])("says that something was missed where %s, and goes on", async (_name, lose) => {
  const heard = listen();
  await lose();
  await expect.poll(() => heard.events, patient).toEqual([{ event: "resync", data: "{}" }]);
  expect(heard.isOver).toBe(false);
});

it("begins with what changed lately, where it is asked for that, and with nothing else", async () => {
  changes.tell({ ...newsOf(0), spaceId: "another" });
  for (const one of [1, 2]) changes.tell(newsOf(one));
  const [latecomer, other] = [listen(30), listen()];
  await expect.poll(() => latecomer.changes(), patient).toEqual(["tone-1 audio", "tone-2 audio"]);
  changes.tell(newsOf(3));
  await expect.poll(() => other.changes(), patient).toEqual(["tone-3 audio"]);
  hear(null);
  const latest = listen(30);
  await expect.poll(() => latest.events[0]?.event, patient).toBe("resync");
});

it("keeps the line alive", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const reader = live.open(viewer, { signal: new AbortController().signal, recentSeconds: 0 }).getReader();
  const read = async () => new TextDecoder().decode((await reader.read()).value);
  expect(await read()).toBe("retry: 3000\n\n");
  vi.spyOn(db.query, "selectFrom").mockImplementation(() => {
    throw new Error("Nobody asks whether a token is valid here.");
  });
  vi.advanceTimersByTime(30_000);
  expect(await read()).toBe(":\n\n");
  expect(await read()).toBe(":\n\n");
});

it("opens nothing for whoever has gone, and nothing any more once it is closed", async () => {
  const gone = listenIn(new Response(live.open(viewer, { signal: AbortSignal.abort(), recentSeconds: 30 })));
  await expect.poll(() => gone.isOver, patient).toBe(true);
  const heard = listen();
  await live.close();
  await expect.poll(() => heard.isOver, patient).toBe(true);
  expect(() => listen()).toThrow(expect.objectContaining({ code: "unavailable" }));
});
