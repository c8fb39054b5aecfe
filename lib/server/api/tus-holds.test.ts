import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import path from "node:path";
import { sql } from "kysely";
import { beforeAll, expect, it, vi } from "vitest";
import { describeApi, type Person } from "../../../fixtures/test-api.ts";
import { beginTus, checksum, FILE, stalling, told } from "../../../fixtures/uploads-in-parts.ts";
import { fromNow } from "../clock.ts";

const [A, B] = [FILE.subarray(0, 20_000), FILE.subarray(20_000, 50_000)];

describeApi("whoever holds an upload", (api) => {
  let person: Person;
  beforeAll(async () => {
    person = await api().newUser();
  });
  const begun = (fields?: object, headers?: Record<string, string>) =>
    beginTus(api(), person, { ...(fields ? { fields } : {}), ...(headers ? { headers } : {}) });

  it("gives an upload to the newest of many requests, and the others are told", async () => {
    const subject = await begun();
    const lines = [A, A, A].map((head) => stalling(head));
    const answers = [];
    for (const line of lines) {
      answers.push(subject.patch(0, line.body));
      // The next one begins where this one was stopped: not at 0.
      await Promise.race([line.taken, answers.at(-1)]);
    }
    expect(await subject.offset()).toBe(20_000);
    const statuses = (await Promise.all(answers)).map(({ status }) => status);
    expect(statuses).toEqual([423, 409, 409]);
  });

  it("waits for a holder that has died no longer than its lease", async () => {
    const subject = await begun();
    const holder = { receiver: "somebody", receiver_until: fromNow(60_000) };
    const audios = () => api().app.db.query.updateTable("audios").where("handle", "=", subject.handle);
    await audios().set(holder).execute();
    const answer = await subject.patch(0, A);
    expect([answer.headers.get("retry-after"), ...(await told(answer))]).toEqual(["5", 423, "locked"]);
    await audios()
      .set({ receiver_until: fromNow(-1) })
      .execute();
    expect((await subject.patch(0, A)).status).toBe(204);
  }, 20_000);

  it("is not stopped for somebody who has given up, or died, while waiting", async () => {
    const subject = await begun();
    const { query } = api().app.db;
    await query.updateTable("uploads").set({ wanted_by: "somebody" }).execute();
    const line = stalling(A);
    const patching = subject.patch(0, line.body);
    await line.taken;
    await new Promise((resolve) => setTimeout(resolve, 2500));
    line.send(FILE.subarray(A.length));
    line.end();
    expect((await patching).status).toBe(204);
  });

  it("leaves no wish behind of one that gives up waiting", async () => {
    const subject = await begun();
    const { query } = api().app.db;
    const holder = { receiver: "somebody", receiver_until: fromNow(60_000) };
    await query.updateTable("audios").where("handle", "=", subject.handle).set(holder).execute();
    expect((await subject.send("HEAD")).status).toBe(423);
    const { id } = await query
      .selectFrom("audios")
      .select("id")
      .where("handle", "=", subject.handle)
      .executeTakeFirstOrThrow();
    const upload = await query.selectFrom("uploads").select("wanted_by").where("audio_id", "=", id).executeTakeFirst();
    expect(upload).toEqual({ wanted_by: null });
  }, 20_000);

  it("lets go where the database fails at the end of a part", async () => {
    const subject = await begun();
    const line = stalling(A);
    const patching = subject.patch(0, line.body);
    await line.taken;
    const { query } = api().app.db;
    await sql`alter table uploads rename to uploads_away`.execute(query);
    line.breakOff();
    const { status } = await patching;
    await sql`alter table uploads_away rename to uploads`.execute(query);
    expect(status).toBe(500);
    expect((await subject.send("HEAD")).status).toBe(200);
  }, 20_000);

  it("does not let one that has lost the right cut what a newer one wrote", async () => {
    const { unfinished } = api().app.storage;
    const name = await unfinished.create();
    const part = { offsetBytes: 0, algorithm: "sha256" } as const;
    const newer = await unfinished.open(name, part);
    await newer.write(A);
    await newer.sync();
    const late = await unfinished.open(name, part);
    await newer.write(B);
    await newer.sync();
    await Promise.all([newer.close(), late.close()]);
    const whole = await unfinished.finish(name);
    expect(whole.sha256).toBe(createHash("sha256").update(A).update(B).digest("hex"));
  });

  it("keeps no room for what does not count", async () => {
    const subject = await begun();
    await subject.patch(0, A);
    expect((await subject.patch(20_000, B, checksum(A))).status).toBe(460);
    const { file } = await api()
      .app.db.query.selectFrom("uploads")
      .select("file")
      .orderBy("expires_at", "desc")
      .executeTakeFirstOrThrow();
    expect((await stat(path.join(api().dataDir, "blobs/unfinished", file))).size).toBe(20_000);
  });

  it("keeps what has come of a part where the server ends, and lets go", async () => {
    const subject = await begun();
    const line = stalling(A);
    const patching = subject.patch(0, line.body);
    await line.taken;
    await api().restart();
    expect(await told(await patching)).toEqual([423, "locked"]);
    const { query } = api().app.db;
    const audio = await query
      .selectFrom("audios")
      .selectAll()
      .where("handle", "=", subject.handle)
      .executeTakeFirstOrThrow();
    expect(audio.receiver).toBeNull();
    expect(await subject.offset()).toBe(20_000);
  });

  it("attaches nothing for whoever may not upload any more, and loses nothing of it", async () => {
    const team = await api().newTeam();
    const params = { owner: team.org, space: "main" };
    const { handle } = await team.editor.client.call("createAudio", { params, body: "{}" });
    const file = { ...params, audio: handle };
    const send = team.editor.client.send;
    await send("startUpload", { params: file, headers: { "upload-length": String(FILE.length) } });
    const line = stalling(A);
    const body = line.body;
    const patching = send("patchUpload", { params: file, body, headers: { "upload-offset": "0" } });
    patching.catch(() => undefined);
    await line.taken;
    const demoted = { params: { org: team.org, user: team.editor.handle }, body: { role: "viewer" } } as const;
    await team.admin.client.call("putMember", demoted);
    line.send(FILE.subarray(A.length));
    line.end();
    await expect(patching).rejects.toMatchObject({ code: "forbidden" });
    expect((await team.admin.client.call("getAudio", { params: file })).state).toBe("avaitingFile");
    const again = { params: file, body: FILE, headers: { "upload-offset": "0" } };
    expect((await team.admin.client.send("patchUpload", again)).status).toBe(204);
  });

  it("is not written to by a process that was frozen longer than its lease", async () => {
    const subject = await begun();
    const line = stalling(A);
    const patching = subject.patch(0, line.body);
    await line.taken;
    const now = vi.spyOn(performance, "now");
    now.mockReturnValue(performance.timeOrigin + 1e12);
    line.send(B);
    expect(await told(await patching)).toEqual([423, "locked"]);
    now.mockRestore();
    expect(await subject.offset()).toBe(0);
  });
});
