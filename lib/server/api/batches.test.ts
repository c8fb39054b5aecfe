import { CompiledQuery, sql } from "kysely";
import { describe, expect, it, vi } from "vitest";
import { fillSpace } from "../../../fixtures/many-audios.ts";
import { describeApi, type TestApi, toJsonUpload } from "../../../fixtures/test-api.ts";
import { toneWav } from "../../../fixtures/tone.ts";

const TONE = toneWav({ seconds: 0.2, sampleRateHz: 8000, channels: 1 }) as Uint8Array<ArrayBuffer>;

/** A new user's own space. */
async function newPlace(api: TestApi) {
  const { handle: owner, token, client } = await api.newUser();
  const params = { owner, space: "main" };
  const create = (body: object | string, headers = {}) =>
    client.call("createAudio", { params, body: typeof body === "string" ? body : JSON.stringify(body), headers });
  const list = (query: Record<string, string | number>) => client.list("listAudios", { params, query });
  const find = async (query: Record<string, string>) => {
    const { items, total } = await list(query);
    expect(total).toBe(items.length);
    return items.map(({ alias }) => alias);
  };
  return { client, token, params, create, list, find };
}

/** A space with 2,500 audios without bytes, of which every 40th is of the batch `b`. */
async function newFullPlace(api: TestApi) {
  const place = await newPlace(api);
  const spaceId = (await place.client.call("getSpace", { params: place.params })).id;
  const userId = (await place.client.call("getUser", {})).id;
  const seed = Math.floor(Math.random() * 2 ** 30);
  const many = { count: 2500, endMs: Date.UTC(2026, 5, 1), aliasOf: String };
  await fillSpace(api.app.db, { spaceId, userId, seed, ...many });
  const ofBatch = (batch: string) =>
    api.app.db.query.updateTable("audios").set({ batch }).where("space_id", "=", spaceId);
  await ofBatch("a").execute();
  await ofBatch("b").where(sql<boolean>`cast(alias as integer) % 40 = 0`).execute();
  return place;
}

describeApi("batches", (api) => {
  it("are told of each audio for good, however its file comes", async () => {
    const { client, params, create } = await newPlace(api());
    const file = Buffer.from(TONE).toString("base64");
    for (const body of [
      { batch: "Mon_1-a", file },
      { file, batch: "Mon_1-a" },
    ]) {
      expect(await create(body)).toMatchObject({ batch: "Mon_1-a", state: "available" });
    }
    const waiting = await create({ batch: "x".repeat(64) });
    const at = { ...params, audio: waiting.handle };
    await client.call("uploadFile", { params: at, body: TONE });
    await client.call("updateAudio", { params: at, body: { alias: "Renamed" } });
    await api().restart();
    expect(await client.call("getAudio", { params: at })).toMatchObject({ batch: "x".repeat(64), alias: "Renamed" });
    expect([(await create({})).batch, (await create({ batch: null })).batch]).toEqual([null, null]);
  });

  it.each<[string, unknown]>([
    ["nothing", ""],
    ["65 characters", "x".repeat(65)],
    ["a space", "a b"],
    ["a line feed at its end", "a\n"],
    ["a letter beyond ASCII", "ä"],
    ["a slash", "a/b"],
    ["a number", 7],
    ["several", ["a", "b"]],
  ])("cannot be called %s", async (_name, batch) => {
    const { params, token, create, list } = await newPlace(api());
    await expect(create({ batch })).rejects.toMatchObject({ status: 400, code: "invalid" });
    expect((await list({})).total).toBe(0);
    const query = new URLSearchParams([batch].flat().map((one) => ["batch", String(one)]));
    const path = `/spaces/${params.owner}/${params.space}/audios?${query}`;
    // In an address a number is a text like any other.
    expect((await api().fetch(path, { token })).status).toBe(batch === 7 ? 200 : 400);
  });

  it("narrow the list beside all else, in their own space alone, to what is not deleted", async () => {
    const { client, params, create, find } = await newPlace(api());
    await (await newPlace(api())).create({ batch: "b", alias: "elsewhere" });
    await client.call("createIdentity", { params, body: { handle: "anna" } });
    const one = await create({ alias: "one", batch: "b", identity: "anna" });
    await create(await new Response(toJsonUpload(TONE, { alias: "two", batch: "b", sha256: null })).text());
    for (const batch of ["B", "bb", "b-", null]) await create({ alias: "other", batch, identity: "anna" });
    expect(await find({ batch: "b" })).toEqual(["one", "two"]);
    expect(await find({ batch: "b", sort: "-createdAt" })).toEqual(["two", "one"]);
    expect(await find({ batch: "b", state: "available" })).toEqual(["two"]);
    expect(await find({ batch: "b", marks: "unmarked" })).toEqual(["two"]);
    expect(await find({ batch: "b", identity: "anna" })).toEqual(["one"]);
    expect(await find({ batch: "b", handle: one.handle })).toEqual(["one"]);
    expect(await find({ batch: "b", search: "two" })).toEqual(["two"]);
    expect(await find({ batch: "b", search: "other" })).toEqual([]);
    expect(await find({ batch: "b", before: one.createdAt })).toEqual(["one"]);
    expect(await find({ batch: "nobody" })).toEqual([]);
    const at = { ...params, audio: one.handle };
    await client.call("removeAudio", { params: at });
    expect(await find({ batch: "b" })).toEqual(["two"]);
    await client.call("restoreAudio", { params: at });
    expect(await find({ batch: "b" })).toEqual(["one", "two"]);
  });

  it("are a part of what an Idempotency-Key stands for", async () => {
    const { create, list } = await newPlace(api());
    const key = { "idempotency-key": "one" };
    const { handle } = await create({ batch: "b" }, key);
    expect((await create({ batch: "b" }, key)).handle).toBe(handle);
    for (const body of [{ batch: "c" }, {}]) await expect(create(body, key)).rejects.toMatchObject({ status: 409 });
    expect((await list({})).total).toBe(1);
  });

  it("leave the keys alone that a version without them has kept", async () => {
    const { create } = await newPlace(api());
    const key = { "idempotency-key": "old" };
    const { id, handle } = await create({ alias: "old" }, key);
    const fingerprint = JSON.stringify([null, "old", null]);
    await api().app.db.query.updateTable("idempotency_keys").set({ fingerprint }).where("audio_id", "=", id).execute();
    expect((await create({ alias: "old" }, key)).handle).toBe(handle);
    await expect(create({ alias: "old", batch: "b" }, key)).rejects.toMatchObject({ status: 409 });
  });

  describe("among thousands", () => {
    it("are paged whole in every order, by cursor and by page, and counted", async () => {
      const { list } = await newFullPlace(api());
      for (const sort of ["createdAt", "-createdAt", "handle", "-handle", "uploadedAt", "-uploadedAt"]) {
        const pages: (string | null)[][] = [];
        for (let cursor: string | null = ""; cursor !== null; ) {
          const page = await list({ batch: "b", sort, "page-size": 25, ...(cursor ? { cursor } : {}) });
          const same = await list({ batch: "b", sort, "page-size": 25, page: pages.length + 1 });
          expect(same.items).toEqual(page.items);
          expect([page.total, page.isAtLeast, same.pages]).toEqual([63, false, 3]);
          pages.push(page.items.map(({ alias }) => alias));
          cursor = page.nextCursor;
        }
        expect(pages.map(({ length }) => length)).toEqual([25, 25, 13]);
        const found = pages.flat().map(Number);
        if (sort === "createdAt") expect(found).toEqual(Array.from({ length: 63 }, (_, i) => i * 40));
        expect(new Set(found).size).toBe(63);
      }
      expect(await list({ batch: "a" })).toMatchObject({ total: 1000, isAtLeast: true });
    });

    it("are read by their own index in SQLite, which would choose the order of the list", async () => {
      const { list } = await newFullPlace(api());
      const { query, engine } = api().app.db;
      const executed = vi.spyOn(query.getExecutor(), "executeQuery");
      for (const sort of ["createdAt", "handle", "uploadedAt"]) await list({ batch: "b", state: "available", sort });
      const asked = executed.mock.calls.map(([compiled]) => compiled).filter(({ sql }) => sql.includes("batch"));
      executed.mockRestore();
      expect(asked).toHaveLength(6);
      for (const { sql: text, parameters } of engine === "sqlite" ? asked : []) {
        const plan = CompiledQuery.raw(`explain query plan ${text}`, [...parameters]);
        const { rows } = await query.executeQuery<{ detail: string }>(plan);
        const details = rows.map(({ detail }) => detail).join("; ");
        expect(details).toMatch(/audios USING (COVERING )?INDEX audios_by_batch \(space_id=\? AND batch=\?\)/);
      }
    });
  });
});
