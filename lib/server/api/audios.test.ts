import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { expect, it, vi } from "vitest";
import { describeApi, type TestApi, toJsonUpload } from "../../../fixtures/test-api.ts";
import { toneWav } from "../../../fixtures/tone.ts";
import { audio as audioSchema } from "../../contract/audio.ts";
import { fromNow } from "../clock.ts";
import { RESTORE_MS } from "../services/audios.ts";
import { sweepBlobs, sweepRows } from "../services/sweep.ts";

const TONE = toneWav({ seconds: 1.5, sampleRateHz: 16_000, channels: 2 });
const TEXT = Buffer.from("This is a text, whatever its name says.\n".repeat(50));
const json = { "content-type": "application/json" };
const octets = { "content-type": "application/octet-stream" };
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

async function upload(api: TestApi, token: string, owner: string, options: UploadOptions = {}) {
  const body = toJsonUpload(options.file ?? TONE, options.fields);
  const headers = { ...json, ...options.headers };
  return api.fetch(`/spaces/${owner}/main/audios`, { method: "POST", body, headers, token });
}
type UploadOptions = { file?: Uint8Array; fields?: Record<string, unknown>; headers?: Record<string, string> };

async function blobFiles(api: TestApi): Promise<string[]> {
  const files = await readdir(path.join(api.dataDir, "blobs"), { recursive: true, withFileTypes: true });
  return files.filter((file) => file.isFile()).map((file) => path.join(file.parentPath, file.name));
}

describeApi("audios", (api) => {
  it("takes a file as the guide sends it and gives the WAV back", async () => {
    const { handle: owner, token, client } = await api().newUser();
    const created = await upload(api(), token, owner, { fields: { alias: "A tone", name: "tone.wav" } });
    expect(created.status).toBe(201);
    const audio = await created.json();
    expect(audioSchema.parse(audio)).toEqual(audio);
    expect(audio).toMatchObject({
      alias: "A tone",
      state: "available",
      duration: "PT1.500S",
      sampleRate: 16_000,
      uploadedBy: { handle: owner },
      source: { name: "tone.wav", size: TONE.length, sha256: sha256(TONE), verified: false, channels: 2 },
      partial: false,
      failure: null,
      progress: null,
    });
    expect(created.headers.get("location")).toBe(`/api/v1/spaces/${owner}/main/audios/${audio.handle}`);
    const file = await client.send("getFile", { params: { owner, space: "main", audio: audio.handle } });
    expect(file.headers.get("content-type")).toBe("audio/wav");
    expect(Buffer.from(await file.arrayBuffer()).equals(TONE)).toBe(true);
    expect((await client.call("getSpace", { params: { owner, space: "main" } })).audios).toBe(1);
  });

  it("refuses what is no audio with its reason, and keeps neither row nor bytes", async () => {
    const { handle: owner, token, client } = await api().newUser();
    const before = await blobFiles(api());
    const refused = await upload(api(), token, owner, { file: TEXT });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ code: "unrecognised", detail: expect.stringMatching(/not an audio/) });
    expect((await client.list("listAudios", { params: { owner, space: "main" } })).total).toBe(0);
    expect(await blobFiles(api())).toEqual(before);
    const counted = await api()
      .app.db.query.selectFrom("refusals")
      .selectAll()
      .where("code", "=", "unrecognised")
      .execute();
    expect(counted).toMatchObject([{ count: 1 }]);
  });

  it("answers at once with wait=0, and shows what became of it", async () => {
    const { handle: owner, token, client } = await api().newUser();
    const created = await upload(api(), token, owner, { file: TEXT, headers: { prefer: "respond-async, wait=0" } });
    expect(created.status).toBe(201);
    expect(created.headers.get("preference-applied")).toBe("wait=0");
    const audio = await created.json();
    expect(audio).toMatchObject({ state: "avaitingFile", duration: null, uploadedAt: null });
    const params = { owner, space: "main", audio: audio.handle };
    await expect.poll(async () => (await client.call("getAudio", { params })).state).toBe("notAvailable");
    const failed = await client.call("getAudio", { params });
    expect(failed.failure).toMatchObject({ code: "unrecognised" });
    await expect(client.send("getFile", { params })).rejects.toMatchObject({ status: 404 });
    const again = { params, body: TONE as Uint8Array<ArrayBuffer> };
    await expect(client.send("uploadFile", again)).rejects.toMatchObject({ status: 409 });
  });

  it("takes the file of a waiting audio raw, once, and checks its digest", async () => {
    const { handle: owner, token, client } = await api().newUser();
    const waiting = await client.call("createAudio", {
      params: { owner, space: "main" },
      body: JSON.stringify({ alias: "later", name: "later.wav" }),
    });
    expect(waiting).toMatchObject({ state: "avaitingFile", progress: null, source: null });
    const address = `/spaces/${owner}/main/audios/${waiting.handle}/file`;
    const send = (digest: string) =>
      api().fetch(address, { method: "POST", token, body: TONE, headers: { ...octets, "repr-digest": digest } });
    const wrong = await send(`sha-256=:${Buffer.alloc(32).toString("base64")}:`);
    expect(wrong.status).toBe(422);
    expect(await wrong.json()).toMatchObject({ code: "wrongDigest" });
    const right = await send(`sha-256=:${Buffer.from(sha256(TONE), "hex").toString("base64")}:`);
    expect(right.status).toBe(200);
    expect(await right.json()).toMatchObject({ state: "available", source: { verified: true, name: "later.wav" } });
    expect((await send("")).status).toBe(409);
  });

  it("says so when stored bytes are gone before they were converted", async () => {
    const { handle: owner, token, client } = await api().newUser();
    const convert = vi.spyOn(api().app.media, "convert").mockRejectedValueOnce(new Error("the power is gone"));
    const created = await upload(api(), token, owner, { headers: { prefer: "wait=0" } });
    const { handle, id } = await created.json();
    await expect.poll(() => convert.mock.calls.length).toBe(1);
    convert.mockRestore();
    const { db, storage, jobs } = api().app;
    const row = await db.query.selectFrom("audios").select("source_key").where("id", "=", id).executeTakeFirstOrThrow();
    await storage.remove(row.source_key ?? "");
    const { lease_until } = await db.query
      .selectFrom("jobs")
      .selectAll()
      .where("audio_id", "=", id)
      .executeTakeFirstOrThrow();
    expect(lease_until).not.toBeNull();
    await db.query.updateTable("jobs").set({ lease_until: null }).where("audio_id", "=", id).execute();
    jobs.wake();
    const params = { owner, space: "main", audio: handle };
    await expect.poll(async () => (await client.call("getAudio", { params })).failure?.code).toBe("lost");
  });

  it("waits for room on a full disk, however often it takes", async () => {
    const { handle: owner, token } = await api().newUser();
    const full = Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
    const convert = vi.spyOn(api().app.media, "convert").mockRejectedValueOnce(full);
    const { id } = await (await upload(api(), token, owner, { headers: { prefer: "wait=0" } })).json();
    const job = () => api().app.db.query.selectFrom("jobs").selectAll().where("audio_id", "=", id).executeTakeFirst();
    await expect.poll(async () => (await job())?.lease_until ?? "").not.toBe("");
    await expect.poll(async () => (await job())?.lease_owner).toBeNull();
    expect(await job()).toMatchObject({ attempts: 0 });
    expect(((await job())?.lease_until ?? "") > fromNow(30_000)).toBe(true);
    convert.mockRestore();
    await api().app.db.query.updateTable("jobs").set({ lease_until: null }).where("audio_id", "=", id).execute();
    api().app.jobs.wake();
    // It ends when a voice has been listened for, too.
    await expect.poll(job, { timeout: 10_000 }).toBeUndefined();
  });

  it("checks a SHA-256 declared at creation", async () => {
    const { handle: owner, token } = await api().newUser();
    const wrong = await upload(api(), token, owner, { fields: { sha256: "0".repeat(64) } });
    expect(wrong.status).toBe(422);
    const right = await upload(api(), token, owner, { fields: { sha256: sha256(TONE) } });
    expect(await right.json()).toMatchObject({ source: { verified: true } });
  });

  it.each([
    ["a bad Base64 text", '{"file":"AAA*"}', 400, "badBase64"],
    ["an empty file", '{"file":""}', 400, "invalid"],
    ["a number for a file", '{"file":7}', 400, "invalid"],
    ["a key twice", '{"alias":"a","alias":"b"}', 400, null],
    ["a body cut off", '{"file":"AAAA', 400, "badJson"],
    ["an alias too long", JSON.stringify({ alias: "x".repeat(101) }), 400, "invalid"],
    ["an unknown identity", '{"identity":"nobody"}', 404, "notFound"],
  ])("refuses %s", async (_name, body, status, code) => {
    const address = "/spaces/admin/main/audios";
    const response = await api().fetch(address, { method: "POST", body, headers: json, token: api().adminToken });
    expect(response.status).toBe(status);
    if (code) expect(await response.json()).toMatchObject({ code });
  });

  it("plays the same request again with an Idempotency-Key, and refuses another with it", async () => {
    const { handle: owner, token } = await api().newUser();
    const headers = { "idempotency-key": "one" };
    const [first, second] = [
      await upload(api(), token, owner, { headers }),
      await upload(api(), token, owner, { headers }),
    ];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect((await second.json()).handle).toBe((await first.json()).handle);
    const other = await upload(api(), token, owner, { headers, fields: { alias: "another" } });
    expect(other.status).toBe(409);
    await api().restart();
    expect((await upload(api(), token, owner, { headers })).status).toBe(201);
    const refused = await upload(api(), token, owner, { file: TEXT, headers: { "idempotency-key": "two" } });
    expect(refused.status).toBe(422);
    expect((await upload(api(), token, owner, { headers: { "idempotency-key": "two" } })).status).toBe(201);
  });

  it("makes one audio of 20 equal requests at once", async () => {
    const { handle: owner, token, client } = await api().newUser();
    const all = await Promise.all(
      Array.from({ length: 20 }, () => upload(api(), token, owner, { headers: { "idempotency-key": "same" } })),
    );
    for (const { status } of all) expect([201, 409]).toContain(status);
    for (const answer of all) if (answer.status === 409) expect(answer.headers.get("retry-after")).toBe("1");
    expect((await client.list("listAudios", { params: { owner, space: "main" } })).total).toBe(1);
  });

  it("serves ranges of the WAV", async () => {
    const { handle: owner, token } = await api().newUser();
    const { handle } = await (await upload(api(), token, owner)).json();
    const get = (headers: Record<string, string>) =>
      api().fetch(`/spaces/${owner}/main/audios/${handle}/file`, { token, headers });
    const size = TONE.length;
    for (const [range, start, end] of [
      ["bytes=0-1", 0, 2],
      ["bytes=-100", size - 100, size],
      ["bytes=44-", 44, size],
      [`bytes=10-${size + 5}`, 10, size],
    ] as const) {
      const part = await get({ range });
      expect(part.status).toBe(206);
      expect(part.headers.get("content-range")).toBe(`bytes ${start}-${end - 1}/${size}`);
      expect(part.headers.get("content-length")).toBe(String(end - start));
      expect(Buffer.from(await part.arrayBuffer()).equals(TONE.subarray(start, end))).toBe(true);
    }
    const beyond = await get({ range: `bytes=${size}-` });
    expect(beyond.status).toBe(416);
    expect(beyond.headers.get("content-range")).toBe(`bytes */${size}`);
    const etag = (await get({})).headers.get("etag") ?? "";
    expect((await get({ "if-none-match": etag })).status).toBe(304);
    expect((await get({ range: "bytes=0-1", "if-range": '"other"' })).status).toBe(200);
    expect((await get({ range: "bytes=0-1", "if-range": etag })).status).toBe(206);
    const head = await api().fetch(`/spaces/${owner}/main/audios/${handle}/file`, { token, method: "HEAD" });
    expect(head.headers.get("content-length")).toBe(String(size));
  });

  it("deletes at once, restores for an hour, then removes the bytes", async () => {
    const { handle: owner, token, client } = await api().newUser();
    const before = (await blobFiles(api())).length;
    const { handle, id } = await (await upload(api(), token, owner)).json();
    const params = { owner, space: "main", audio: handle };
    await client.call("removeAudio", { params });
    await expect(client.call("getAudio", { params })).rejects.toMatchObject({ status: 404 });
    expect((await client.list("listAudios", { params })).total).toBe(0);
    expect((await client.call("restoreAudio", { params })).handle).toBe(handle);
    expect((await client.list("listAudios", { params })).total).toBe(1);
    await client.call("removeAudio", { params });
    await sweepRows(api().app);
    expect((await blobFiles(api())).length).toBe(before + 3);
    const longAgo = fromNow(-RESTORE_MS - 1000);
    await api().app.db.query.updateTable("audios").set({ deleted_at: longAgo }).where("id", "=", id).execute();
    await expect(client.call("restoreAudio", { params })).rejects.toMatchObject({ status: 404 });
    await sweepRows(api().app);
    expect((await blobFiles(api())).length).toBe(before);
    expect((await client.call("getSpace", { params })).audios).toBe(0);
  });

  it("sweeps blobs that no row names, and none that one does", async () => {
    const { handle: owner, token } = await api().newUser();
    await upload(api(), token, owner);
    const before = await blobFiles(api());
    const orphan = await api().app.storage.createWriter();
    await orphan.write(TEXT);
    await orphan.finish();
    await orphan.commit();
    expect(await sweepBlobs(api().app)).toBe(0);
    expect(await sweepBlobs(api().app, 0)).toBe(1);
    expect(await blobFiles(api())).toEqual(before);
  });

  it("sorts, searches, and pages alike by page and by cursor", async () => {
    const { handle: owner, client } = await api().newUser();
    const params = { owner, space: "main" };
    const aliases = ["Ärger", "50%_off", "back\\slash", ...Array.from({ length: 9 }, (_, i) => `clip ${i}`)];
    for (const alias of aliases) await client.call("createAudio", { params, body: JSON.stringify({ alias }) });
    for (const sort of ["createdAt", "-createdAt", "handle", "-handle", "uploadedAt", "-uploadedAt"]) {
      const whole = await client.list("listAudios", { params, query: { sort, "page-size": 50 } });
      const handles = whole.items.map(({ handle }) => handle);
      expect(handles).toHaveLength(12);
      expect(new Set(handles).size).toBe(12);
      if (sort === "createdAt") expect(whole.items.map(({ alias }) => alias)).toEqual(aliases);
      if (sort === "-createdAt") expect(whole.items.map(({ alias }) => alias)).toEqual([...aliases].reverse());
      if (sort === "handle") expect(handles).toEqual([...handles].sort());
      const byPage: string[] = [];
      const byCursor: string[] = [];
      let cursor: string | null = null;
      for (let page = 1; page <= 3; page++) {
        const one = await client.list("listAudios", { params, query: { sort, page, "page-size": 5 } });
        expect(one).toMatchObject({ page, pageSize: 5, pages: 3, total: 12 });
        byPage.push(...one.items.map(({ handle }) => handle));
        const next: typeof one = await client.list("listAudios", { params, query: { sort, cursor, "page-size": 5 } });
        byCursor.push(...next.items.map(({ handle }) => handle));
        cursor = next.nextCursor;
      }
      expect(cursor).toBeNull();
      expect(byPage).toEqual(handles);
      expect(byCursor).toEqual(handles);
    }
    const search = async (text: string) =>
      (await client.list("listAudios", { params, query: { search: text } })).items.map(({ alias }) => alias);
    expect(await search("ärG")).toEqual(["Ärger"]);
    expect(await search("%_")).toEqual(["50%_off"]);
    expect(await search("\\")).toEqual(["back\\slash"]);
    expect(await search("clip")).toHaveLength(9);
    expect((await client.list("listAudios", { params, query: { page: 9 } })).items).toEqual([]);
    const [first] = (await client.list("listAudios", { params, query: { search: "clip 3" } })).items;
    const query = { after: first?.createdAt, before: first?.createdAt };
    expect((await client.list("listAudios", { params, query })).items).toEqual([first]);
    const named = { handle: [first?.handle ?? ""] };
    expect((await client.list("listAudios", { params, query: named })).items).toEqual([first]);
    const bad = client.list("listAudios", { params, query: { "page-size": 51, sort: "size" } });
    await expect(bad).rejects.toMatchObject({ errors: [{ path: "query.page-size" }, { path: "query.sort" }] });
    await expect(client.list("listAudios", { params, query: { cursor: "x" } })).rejects.toMatchObject({ status: 400 });
  });

  it("keeps one mark a person, and counts them", async () => {
    const { handle: owner, token, client } = await api().newUser();
    const { handle } = await (await upload(api(), token, owner)).json();
    const params = { owner, space: "main", audio: handle };
    await client.call("putMark", { params, body: { verdict: "wrong", note: "hums" } });
    expect((await client.call("getAudio", { params })).marks).toEqual({ right: 0, wrong: 1, mine: "wrong" });
    const changed = await client.call("putMark", { params, body: { verdict: "right" } });
    expect(changed).toMatchObject({ user: { handle: owner }, verdict: "right", note: null });
    expect((await client.list("listMarks", { params, query: { search: owner } })).items).toEqual([changed]);
    expect(await client.list("listMarks", { params, query: { search: "nobody" } })).toMatchObject({
      items: [],
      total: 0,
    });
    await client.call("removeMark", { params });
    expect((await client.call("getAudio", { params })).marks).toEqual({ right: 0, wrong: 0, mine: null });
  });
});

describeApi(
  "upload limits",
  (api) => {
    it.each([
      ["Base64", "", "application/json", toJsonUpload(TONE)],
      ["raw", "/file", "application/octet-stream", TONE],
    ])("refuses more than the limit while it streams (%s)", async (_name, suffix, type, body) => {
      const { handle: owner, token, client } = await api().newUser();
      const params = { owner, space: "main" };
      const waiting = await client.call("createAudio", { params, body: "{}" });
      const address = `/spaces/${owner}/main/audios${suffix ? `/${waiting.handle}${suffix}` : ""}`;
      const response = await api().fetch(address, { method: "POST", body, token, headers: { "content-type": type } });
      expect(response.status).toBe(413);
      expect(await blobFiles(api())).toEqual([]);
      const counted = await api()
        .app.db.query.selectFrom("refusals")
        .select("count")
        .where("code", "=", "tooLarge")
        .execute();
      expect(counted.length).toBeGreaterThan(0);
      expect((await client.call("getAudio", { params: { ...params, audio: waiting.handle } })).progress).toBeNull();
    });
  },
  { limits: { maxUploadBytes: 10_000 } },
);
