import { sql } from "kysely";
import { expect, it } from "vitest";
import { fillSpace, randomNumbers } from "../../../fixtures/many-audios.ts";
import { describeApi, type TestApi, toJsonUpload } from "../../../fixtures/test-api.ts";
import { toneWav } from "../../../fixtures/tone.ts";
import type { ApiClient } from "../../client/client.ts";
import { tidySearch } from "../db/search.ts";

const TONE = toneWav({ seconds: 0.5, sampleRateHz: 16_000, channels: 1 });

type Query = Record<string, string | number>;
type Place = { owner: string; space: string };

async function newPlace(api: TestApi) {
  const { handle: owner, client } = await api.newUser();
  const place = { owner, space: "main" };
  return { client, place, spaceId: (await client.call("getSpace", { params: place })).id };
}

/** A new user's space with `count` audios, the newest last. */
async function filled(api: TestApi, count: number, aliasOf: (index: number) => string) {
  const { client, place, spaceId } = await newPlace(api);
  const userId = (await client.call("getUser", {})).id;
  const seed = count + Math.floor(Math.random() * 2 ** 30);
  await fillSpace(api.app.db, { spaceId, userId, count, seed, endMs: Date.UTC(2026, 5, 1), aliasOf });
  return { client, place, spaceId };
}

const list = (client: ApiClient, params: Place, query: Query) => client.list("listAudios", { params, query });

/** The aliases of all pages, from the first to the last by cursor, or by number. */
async function walk(client: ApiClient, place: Place, query: Query, by: "cursor" | "page"): Promise<(string | null)[]> {
  const found: (string | null)[] = [];
  let next: Query = {};
  for (let number = 2; ; number += 1) {
    const page = await list(client, place, { "page-size": 50, ...query, ...next });
    found.push(...page.items.map(({ alias }) => alias));
    if (!page.nextCursor) return found;
    next = by === "cursor" ? { cursor: page.nextCursor } : { page: number };
  }
}

describeApi("lists of audios", (api) => {
  it("are narrowed by what people say, who speaks, state and failure, each with its total", async () => {
    const { client, place } = await newPlace(api());
    await client.call("createIdentity", { params: place, body: { handle: "anna" } });
    const create = (fields: object, file = true) =>
      client.call("createAudio", {
        params: place,
        body: file ? toJsonUpload(TONE, { ...fields }) : JSON.stringify(fields),
      });
    const right = await create({ alias: "right", identity: "anna" });
    await create({ alias: "unmarked", identity: "anna" });
    await create({ alias: "waits" }, false);
    await client.call("createAudio", {
      params: place,
      body: toJsonUpload(Buffer.from("no audio"), { alias: "failed" }),
      headers: { prefer: "wait=0" },
    });
    await client.call("putMark", { params: { ...place, audio: right.handle }, body: { verdict: "right" } });
    await expect.poll(async () => (await list(client, place, { state: "notAvailable" })).total).toBe(1);
    const found = async (query: Query) => {
      const { items, total, isAtLeast } = await list(client, place, query);
      expect([total, isAtLeast]).toEqual([items.length, false]);
      return items.map(({ alias }) => alias);
    };
    expect(await found({})).toEqual(["right", "unmarked", "waits", "failed"]);
    expect(await found({ marks: "right" })).toEqual(["right"]);
    expect(await found({ marks: "unmarked" })).toEqual(["unmarked"]);
    expect(await found({ marks: "disputed" })).toEqual([]);
    expect(await found({ identity: "anna" })).toEqual(["right", "unmarked"]);
    expect(await found({ identity: "nobody" })).toEqual([]);
    expect(await found({ identity: "anna", marks: "right" })).toEqual(["right"]);
    expect(await found({ state: "avaitingFile" })).toEqual(["waits"]);
    expect(await found({ state: "available", identity: "anna", search: "mark" })).toEqual(["unmarked"]);
    expect(await found({ failure: "unrecognised" })).toEqual(["failed"]);
    expect(await found({ failure: "damaged" })).toEqual([]);
    await expect(list(client, place, { marks: "best" })).rejects.toMatchObject({ status: 400 });
  });

  it.each([
    ["after=0000-01-01T00:00:00%2B23:00", 1],
    ["before=9999-12-31T23:59:59-23:00", 1],
    ["after=9999-12-31T23:59:59-23:00", 0],
    ["before=0000-01-01T00:00:00%2B23:00", 0],
  ])("answer where an offset leads out of the four-digit years: %s", async (query, total) => {
    const { client, place } = await newPlace(api());
    await client.call("createAudio", { params: place, body: "{}" });
    const parameters = Object.fromEntries(new URLSearchParams(query));
    expect((await list(client, place, parameters)).total).toBe(total);
    expect((await list(client, place, { ...parameters, search: "does not matter" })).total).toBe(0);
  });

  it("find texts as they are, whatever they hold, and follow every change", async () => {
    const { client, place } = await newPlace(api());
    const aliases = ['50% "off"', "a_b*c", "ÄRGER Straße", "会議の録音", "plain\\text", "x"];
    const handles = new Map<string, string>();
    for (const alias of aliases) {
      const body = JSON.stringify({ alias });
      handles.set(alias, (await client.call("createAudio", { params: place, body })).handle);
    }
    const found = async (search: string) => (await list(client, place, { search })).items.map(({ alias }) => alias);
    for (const [search, alias] of [
      ["50% ", aliases[0]],
      ['"off"', aliases[0]],
      ["A_B", aliases[1]],
      ["b*c", aliases[1]],
      ["ärger str", aliases[2]],
      ["会議の", aliases[3]],
      ["録音", aliases[3]],
      ["n\\t", aliases[4]],
      [handles.get("x") ?? "", "x"],
    ] as const) {
      expect(await found(search)).toEqual([alias]);
    }
    for (const search of ["%%%", "___", "***", '"""', "a_c", "aXb", "OR NOT", "strasse!"]) {
      expect(await found(search)).toEqual([]);
    }
    const params = { ...place, audio: handles.get("x") ?? "" };
    await client.call("updateAudio", { params, body: { alias: "a new name" } });
    expect(await found("new name")).toEqual(["a new name"]);
    await client.call("removeAudio", { params });
    expect(await found("new name")).toEqual([]);
    await client.call("restoreAudio", { params });
    expect(await found("new name")).toEqual(["a new name"]);
    await client.call("updateAudio", { params, body: { alias: null } });
    expect(await found("new name")).toEqual([]);
  });

  it("search thousands alike by cursor and by page, in every order, wherever the matches stand", async () => {
    const { client, place } = await filled(api(), 2500, (i) => {
      const group = i < 1050 ? "early" : i >= 1450 ? "late" : "between";
      return `${group} ${i % 250 === 0 ? "rarely" : "often"} ${String(i).padStart(4, "0")}`;
    });
    const all = await walk(client, place, {}, "cursor");
    for (const search of ["early", "late", "rarely", "between often 1"]) {
      const expected = all.filter((alias) => alias?.includes(search));
      expect(await walk(client, place, { search }, "cursor")).toEqual(expected);
      expect(await walk(client, place, { search, sort: "-createdAt" }, "cursor")).toEqual([...expected].reverse());
      const { total, isAtLeast } = await list(client, place, { search });
      expect({ total, isAtLeast }).toEqual({
        total: Math.min(1000, expected.length),
        isAtLeast: expected.length > 1000,
      });
    }
    const late = all.filter((alias) => alias?.includes("late"));
    expect(await walk(client, place, { search: "late", sort: "-createdAt" }, "page")).toEqual([...late].reverse());
    expect((await walk(client, place, { search: "late", sort: "handle" }, "cursor")).sort()).toEqual([...late].sort());
  });

  it("search within times and beside other filters", async () => {
    const { client, place } = await filled(api(), 3000, (i) => `common ${i}`);
    const { items } = await list(client, place, { "page-size": 50 });
    const [after, before] = [items[10]?.createdAt ?? "", items[29]?.createdAt ?? ""];
    const within = { search: "common", after, before };
    expect(await walk(client, place, within, "cursor")).toEqual(items.slice(10, 30).map(({ alias }) => alias));
    expect(await list(client, place, within)).toMatchObject({ total: 20, isAtLeast: false });
    const open = { search: "common", after, sort: "-createdAt" };
    expect((await walk(client, place, open, "page")).length).toBe(2990);
    expect(await list(client, place, { search: "common", state: "notAvailable" })).toMatchObject({ total: 30 });
    const available = await list(client, place, { search: "common", state: "available" });
    expect([available.total, available.isAtLeast]).toEqual([1000, true]);
    const answer = await client.send("listAudios", { params: place, query: { search: "common" } });
    expect(answer.headers.get("item-total")).toBe("1000");
    expect(answer.headers.get("item-total-relation")).toBe("at-least");
  });

  it("find the same when their index has been made one piece", async () => {
    const { client, place } = await filled(api(), 20, (i) => `piece ${i}`);
    const { app, engine } = api();
    const { items } = await list(client, place, {});
    for (const { handle } of items) {
      await client.call("updateAudio", { params: { ...place, audio: handle }, body: { alias: `peace ${handle}` } });
    }
    const pieces = () =>
      sql<{ n: number }>`select count(distinct segid) as n from audio_search_idx`.execute(app.db.query);
    if (engine === "sqlite") expect((await pieces()).rows[0]?.n).toBeGreaterThan(8);
    await tidySearch(app.db, new AbortController().signal);
    if (engine === "sqlite") expect((await pieces()).rows[0]?.n).toBe(1);
    expect((await list(client, place, { search: "peace" })).total).toBe(20);
    expect((await list(client, place, { search: "piece" })).total).toBe(0);
  });

  it("find nothing of other spaces, however much there is", async () => {
    await filled(api(), 2000, (i) => `shared words ${i}`);
    const { client, place } = await filled(api(), 10, (i) => `own words ${i}`);
    expect((await list(client, place, { search: "shared" })).total).toBe(0);
    expect((await list(client, place, { search: "words" })).total).toBe(10);
  });

  it("find what a look at every audio finds, after any changes (seeded)", async () => {
    const { client, place, spaceId } = await filled(api(), 300, (i) => `take ${i} ${"abc"[i % 3]}`);
    const random = randomNumbers(7);
    const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)] as T;
    const rows = () =>
      api()
        .app.db.query.selectFrom("audios")
        .select(["handle", "search_text", "deleted_at"])
        .where("space_id", "=", spaceId)
        .execute();
    const handles = (await rows()).map(({ handle }) => handle);
    for (let step = 0; step < 120; step += 1) {
      const params = { ...place, audio: pick(handles) };
      const change = pick(["rename", "remove", "restore"]);
      const alias = `take ${Math.floor(random() * 300)} ${pick(["abc", "cab", "bca"])}`;
      if (change === "rename") await client.call("updateAudio", { params, body: { alias } }).catch(() => undefined);
      if (change === "remove") await client.call("removeAudio", { params }).catch(() => undefined);
      if (change === "restore") await client.call("restoreAudio", { params });
    }
    const living = (await rows()).filter(({ deleted_at }) => deleted_at === null);
    expect(living.length).toBeLessThan(300);
    for (const search of [
      "take",
      "abc",
      "ca",
      "take 12",
      " 1",
      ...living.slice(0, 10).map(({ handle }) => handle.slice(2, 6)),
    ]) {
      const expected = living.filter((row) => row.search_text.includes(search)).length;
      expect([search, (await list(client, place, { search })).total]).toEqual([search, expected]);
    }
  });
});
