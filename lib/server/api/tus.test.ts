import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { describeApi, type Person, type TestApi } from "../../../fixtures/test-api.ts";
import { beginTus, checksum, FILE, newTusSubject, stalling, told } from "../../../fixtures/uploads-in-parts.ts";
import { fromNow } from "../clock.ts";
import { sweepRows, sweepUnfinished } from "../services/sweep.ts";

const SHA256 = createHash("sha256").update(FILE).digest("hex");
const [A, B, C] = [FILE.subarray(0, 20_000), FILE.subarray(20_000, 50_000), FILE.subarray(50_000)];

const unfinished = (api: TestApi) => readdir(path.join(api.dataDir, "blobs/unfinished"));

describeApi("tus", (api) => {
  let person: Person;
  beforeAll(async () => {
    person = await api().newUser();
  });
  const begun = (fields?: object, headers?: Record<string, string>) =>
    beginTus(api(), person, { ...(fields ? { fields } : {}), ...(headers ? { headers } : {}) });
  const settled = async (subject: Awaited<ReturnType<typeof begun>>) => {
    await expect.poll(async () => (await subject.audio()).state, { timeout: 10_000 }).not.toBe("avaitingFile");
    return subject.audio();
  };

  it("makes the audio of a file that comes in parts, over a restart", async () => {
    const subject = await begun();
    const first = await subject.patch(0, A);
    expect([first.status, first.headers.get("upload-offset")]).toEqual([204, "20000"]);
    expect(first.headers.get("tus-resumable")).toBe("1.0.0");
    const expires = Date.parse(first.headers.get("upload-expires") ?? "");
    expect(Math.abs(expires - Date.now() - 24 * 3600_000)).toBeLessThan(60_000);
    await api().restart();
    expect(await subject.offset()).toBe(20_000);
    expect((await subject.audio()).progress).toEqual({ stage: "receiving", ratio: 20_000 / FILE.length });
    await subject.patch(20_000, B);
    const last = await subject.patch(50_000, C);
    expect([last.status, last.headers.get("upload-offset")]).toEqual([204, String(FILE.length)]);
    expect(last.headers.get("upload-expires")).toBeNull();
    expect(await settled(subject)).toMatchObject({ state: "available", source: { sha256: SHA256, size: FILE.length } });
  });

  it("says that a file is whole to whoever lost the last answer", async () => {
    const before = await unfinished(api());
    const subject = await begun();
    await subject.patch(0, FILE);
    expect(await unfinished(api())).toEqual(before);
    const head = await subject.send("HEAD");
    expect(head.headers.get("upload-offset")).toBe(String(FILE.length));
    expect(head.headers.get("upload-length")).toBe(String(FILE.length));
    await settled(subject);
    expect(await subject.offset()).toBe(FILE.length);
    expect(await told(await subject.start(FILE.length))).toEqual([409, "conflict"]);
  });

  it("goes on where it was when it is begun again, and not with another size", async () => {
    const subject = await begun();
    await subject.patch(0, A);
    const again = await subject.start(FILE.length);
    expect([again.status, again.headers.get("upload-offset")]).toEqual([201, "20000"]);
    expect(new URL(again.headers.get("location") ?? "", "http://localhost").pathname).toMatch(/\/file$/);
    expect(await told(await subject.start(7))).toEqual([409, "conflict"]);
    expect(await subject.offset()).toBe(20_000);
  });

  it.each([
    { name: "that breaks off", end: (body: ReturnType<typeof stalling>) => body.breakOff(), offset: 20_000 },
    { name: "that a newer request stops", end: null, offset: 20_000 },
  ])("keeps what has come of a part $name", async ({ end, offset }) => {
    const subject = await begun();
    const line = stalling(A);
    const patching = subject.patch(0, line.body);
    await line.taken;
    end?.(line);
    if (end) expect(await told(await patching)).toEqual([400, "interrupted"]);
    expect(await subject.offset()).toBe(offset);
    if (!end) expect(await told(await patching)).toEqual([423, "locked"]);
    expect((await subject.patch(offset, FILE.subarray(offset))).status).toBe(204);
    expect(await settled(subject)).toMatchObject({ state: "available", source: { sha256: SHA256 } });
  });

  it("has the whole file where the line breaks after its last byte", async () => {
    const subject = await begun();
    const line = stalling(FILE);
    const patching = subject.patch(0, line.body);
    await line.taken;
    line.breakOff();
    expect((await patching).status).toBe(204);
    expect((await settled(subject)).source?.sha256).toBe(SHA256);
  });

  it.each(["sha1", "sha256"])("takes a part with its %s, and none with another's", async (algorithm) => {
    const subject = await begun();
    expect((await subject.patch(0, A, checksum(A, algorithm))).status).toBe(204);
    expect(await told(await subject.patch(20_000, B, checksum(A, algorithm)))).toEqual([460, "wrongChecksum"]);
    expect(await subject.offset()).toBe(20_000);
    expect((await subject.patch(20_000, FILE.subarray(20_000), checksum(FILE.subarray(20_000)))).status).toBe(204);
    expect((await settled(subject)).source?.sha256).toBe(SHA256);
  });

  it("keeps nothing of a part with a checksum that breaks off", async () => {
    const subject = await begun();
    const line = stalling(A);
    const patching = subject.patch(0, line.body, checksum(FILE));
    await line.taken;
    line.breakOff();
    expect(await told(await patching)).toEqual([400, "interrupted"]);
    expect(await subject.offset()).toBe(0);
  });

  it("does not keep longer what nobody goes on with", async () => {
    const subject = await begun();
    await subject.patch(0, A);
    const uploads = () => api().app.db.query.updateTable("uploads");
    await uploads()
      .set({ expires_at: fromNow(60_000) })
      .execute();
    const empty = await subject.patch(20_000, new Uint8Array(0));
    expect(empty.status).toBe(204);
    expect(Date.parse(empty.headers.get("upload-expires") ?? "")).toBeLessThanOrEqual(Date.now() + 60_000);
  });

  it("tells where the next part begins to whoever is wrong about it", async () => {
    const subject = await begun();
    await subject.patch(0, A);
    const answer = await subject.patch(0, A);
    expect([answer.status, answer.headers.get("upload-offset")]).toEqual([409, "20000"]);
  });

  it("refuses more bytes than were announced, and keeps its offset", async () => {
    const subject = await begun();
    const tooMany = new ReadableStream({
      start(controller) {
        for (const bytes of [FILE, A]) controller.enqueue(bytes);
        controller.close();
      },
    });
    expect(await told(await subject.patch(0, tooMany))).toEqual([413, "tooLarge"]);
    expect(await subject.offset()).toBe(0);
    expect((await subject.patch(0, FILE)).status).toBe(204);
  });

  it("is apart from the file in one body: neither disturbs the other", async () => {
    const before = await unfinished(api());
    const subject = await begun();
    await subject.patch(0, A);
    expect(await told(await subject.raw(FILE))).toEqual([409, "conflict"]);
    expect(await subject.offset()).toBe(20_000);
    expect((await subject.send("DELETE")).status).toBe(204);
    expect((await subject.send("HEAD")).status).toBe(404);
    expect(await unfinished(api())).toEqual(before);
    const audio = await subject.audio();
    expect([audio.state, audio.progress]).toEqual(["avaitingFile", null]);
    const line = stalling(A);
    const sending = subject.raw(line.body);
    await line.taken;
    expect(await told(await subject.start(FILE.length))).toEqual([409, "conflict"]);
    line.send(FILE.subarray(A.length));
    line.end();
    expect((await sending).status).toBe(200);
  });

  it("is not begun again with another file of the same size", async () => {
    const named = (name: string) => ({ "upload-metadata": `filename ${Buffer.from(name).toString("base64")}` });
    const subject = await begun({}, named("one.wav"));
    await subject.patch(0, A);
    expect(await told(await subject.start(FILE.length, named("two.wav")))).toEqual([409, "conflict"]);
    expect((await subject.start(FILE.length, named("one.wav"))).headers.get("upload-offset")).toBe("20000");
  });

  it("forgets what nobody went on with for a day", async () => {
    const subject = await begun();
    await subject.patch(0, A);
    await api()
      .app.db.query.updateTable("uploads")
      .set({ expires_at: fromNow(-1) })
      .execute();
    expect((await subject.send("HEAD")).status).toBe(404);
    await sweepRows(api().app);
    await sweepUnfinished(api().app, -1000);
    expect(await unfinished(api())).toEqual([]);
    expect((await subject.audio()).progress).toBeNull();
    expect((await subject.start(FILE.length)).status).toBe(201);
    await sweepUnfinished(api().app, -1000);
    expect((await subject.patch(0, FILE)).status).toBe(204);
  });

  it("ends where the file is not what it was declared to be", async () => {
    const before = await unfinished(api());
    const subject = await begun({ sha256: "0".repeat(64) });
    expect(await told(await subject.patch(0, FILE))).toEqual([422, "wrongDigest"]);
    expect((await subject.send("HEAD")).status).toBe(404);
    expect(await unfinished(api())).toEqual(before);
    expect((await subject.audio()).state).toBe("avaitingFile");
  });

  it("begins anew where the disk has lost what came", async () => {
    const subject = await begun();
    await subject.patch(0, A);
    const { storage, db } = api().app;
    const { file } = await db.query.selectFrom("uploads").select("file").executeTakeFirstOrThrow();
    await storage.unfinished.remove(file);
    expect(await told(await subject.patch(20_000, B))).toEqual([404, "notFound"]);
    expect((await subject.start(FILE.length)).headers.get("upload-offset")).toBe("0");
    await subject.send("DELETE");
  });

  describe("the headers", () => {
    it("names the file by Upload-Metadata, and gives that back", async () => {
      const metadata = `filename ${Buffer.from("Größe.wav").toString("base64")},is_confidential`;
      const subject = await begun({}, { "upload-metadata": metadata });
      expect((await subject.send("HEAD")).headers.get("upload-metadata")).toBe(metadata);
      await subject.patch(0, FILE);
      expect((await settled(subject)).source?.name).toBe("Größe.wav");
    });

    it("takes a file without a byte for what it is", async () => {
      const subject = await newTusSubject(api(), person);
      expect((await subject.start(0)).status).toBe(201);
      expect(await settled(subject)).toMatchObject({ state: "notAvailable" });
    });

    it.each<[string, Record<string, string>, number]>([
      ["no Upload-Length", {}, 400],
      ["a length that is put off", { "upload-length": "1", "upload-defer-length": "1" }, 400],
      ["a negative length", { "upload-length": "-1" }, 400],
      ["a length beyond the limit", { "upload-length": String(2 ** 40) }, 413],
      ["metadata that are none", { "upload-length": "1", "upload-metadata": "a b c" }, 400],
      ["another version", { "upload-length": "1", "tus-resumable": "0.2.2" }, 412],
    ])("refuses to begin with %s", async (_name, headers, status) => {
      const subject = await newTusSubject(api(), person);
      const answer = await subject.send("POST", headers);
      expect(answer.status).toBe(status);
      expect(answer.headers.get("tus-resumable")).toBe("1.0.0");
      if (status === 412) expect(answer.headers.get("tus-version")).toBe("1.0.0");
      expect((await subject.send("HEAD")).status).toBe(404);
    });

    it.each<[string, Record<string, string>, number]>([
      ["no offset", { "upload-offset": "" }, 400],
      ["another type", { "content-type": "application/octet-stream" }, 415],
      ["an unknown checksum", { "upload-checksum": "md5 1B2M2Y8AsgTpgAmY7PhCfg==" }, 400],
      ["half a checksum", { "upload-checksum": "sha256 AAAA" }, 400],
      ["a checksum and a word", { "upload-checksum": `${checksum(A).headers["upload-checksum"]} more` }, 400],
      ["a checksum that is no Base64", { "upload-checksum": `sha256 !${"A".repeat(43)}=` }, 400],
      ["another version of tus, whatever its type", { "tus-resumable": "0.2.2", "content-type": "text/plain" }, 412],
    ])("refuses a part with %s", async (_name, headers, status) => {
      const subject = await begun();
      expect((await subject.patch(0, A, { headers })).status).toBe(status);
      expect(await subject.offset()).toBe(0);
    });

    it("says to everybody what it can do", async () => {
      const answer = await api().fetch("/spaces/anybody/main/audios/any/file", { method: "OPTIONS" });
      expect([answer.status, answer.headers.get("tus-version")]).toEqual([204, "1.0.0"]);
      expect(answer.headers.get("tus-extension")).toBe("creation,checksum,termination,expiration");
      expect(answer.headers.get("tus-checksum-algorithm")).toBe("sha1,sha256");
      expect(answer.headers.get("tus-max-size")).toBe(String(64 * 2 ** 20));
    });

    it("takes a part by POST from clients that cannot PATCH", async () => {
      const subject = await begun();
      const headers = { "upload-offset": "0", "content-type": "application/offset+octet-stream" };
      const answer = await subject.send("POST", { ...headers, "x-http-method-override": "PATCH" }, { body: A });
      expect([answer.status, await subject.offset()]).toEqual([204, 20_000]);
    });

    it("leaves GET alone, and PATCH and DELETE without Tus-Resumable do not exist", async () => {
      const subject = await begun();
      await subject.patch(0, FILE);
      await settled(subject);
      const wav = await subject.send("GET");
      expect([wav.status, wav.headers.get("content-type")]).toEqual([200, "audio/wav"]);
      await wav.body?.cancel();
      const file = `/spaces/${person.handle}/main/audios/${subject.handle}/file`;
      for (const method of ["PATCH", "DELETE"]) {
        const answer = await api().fetch(file, { method, token: person.token });
        expect([answer.status, answer.headers.get("allow")]).toEqual([405, "POST, GET, HEAD"]);
      }
    });
  });
});

describeApi(
  "tus under a quota",
  (api) => {
    it("counts what has been announced in a space as if it were there", async () => {
      const person = await api().newUser();
      const subjects = await Promise.all(Array.from({ length: 5 }, () => newTusSubject(api(), person)));
      const answers = await Promise.all(subjects.map((subject) => subject.start(FILE.length)));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 507, 507, 507]);
      const [first] = subjects.filter((_, n) => answers[n]?.status === 201);
      const [refused] = subjects.filter((_, n) => answers[n]?.status === 507);
      await first?.send("DELETE");
      expect((await refused?.start(FILE.length))?.status).toBe(201);
    });
  },
  { limits: { spaceQuota: { bytes: 2.5 * FILE.length, hours: null } } },
);
