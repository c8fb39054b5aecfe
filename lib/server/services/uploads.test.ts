import { readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ADMIN } from "../../../fixtures/admin.ts";
import { describeApi, type TestApi, toJsonUpload } from "../../../fixtures/test-api.ts";
import { toneWav } from "../../../fixtures/tone.ts";
import { fromNow } from "../clock.ts";
import { RESTORE_MS } from "./audios.ts";
import { claimKey } from "./idempotency.ts";
import { findViewer, type Viewer } from "./sessions.ts";
import { requireSpace } from "./spaces.ts";
import { sweepRows } from "./sweep.ts";
import { createAudio, dropRefused } from "./uploads.ts";

const TONE = toneWav({ seconds: 0.5, sampleRateHz: 16_000, channels: 1 });
const place = { owner: ADMIN.handle, space: "main" };
const audios = `/spaces/${ADMIN.handle}/main/audios`;
const json = { "content-type": "application/json" };

const countOf = async (api: TestApi) => (await api.admin.call("getSpace", { params: place })).audios;

async function adminOf(api: TestApi): Promise<Viewer> {
  const viewer = await findViewer(api.app, `Bearer ${api.adminToken}`);
  if (!viewer) throw new Error("The admin is nobody.");
  return viewer;
}

describeApi("uploads", (api) => {
  it("counts a refused audio down once, even if it was deleted meanwhile", async () => {
    const before = await countOf(api());
    const { handle, id } = await api().admin.call("createAudio", { params: place, body: "{}" });
    const row = await api()
      .app.db.query.selectFrom("audios")
      .selectAll()
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    await api().admin.call("removeAudio", { params: { ...place, audio: handle } });
    await dropRefused(api().app, row);
    expect(await countOf(api())).toBe(before);
  });

  it("makes nothing under an Idempotency-Key that another request has taken over", async () => {
    const { app } = api();
    const viewer = await adminOf(api());
    const before = await countOf(api());
    const input = { path: audios, key: "taken over" };
    const stalled = await claimKey(app, viewer, input);
    await app.db.query
      .updateTable("idempotency_keys")
      .set({ holder_until: fromNow(-1) })
      .execute();
    const next = await claimKey(app, viewer, input);
    const space = await requireSpace(app, viewer, { ...place, needs: "upload" });
    const fields = { alias: null, identity: null, name: null, sha256: null, batch: null, file: null };
    const late = createAudio(app, viewer, space, { input: fields, claim: stalled });
    await expect(late).rejects.toMatchObject({ code: "stillRunning", headers: { "retry-after": "1" } });
    await createAudio(app, viewer, space, { input: fields, claim: next });
    await Promise.all([stalled.release(), next.release()]);
    expect(await countOf(api())).toBe(before + 1);
  });

  it("says of an audio that was deleted, and then swept away, that it is gone: to whoever replays its key", async () => {
    const { app, admin } = api();
    const headers = { "idempotency-key": "deleted" };
    const create = () => admin.call("createAudio", { params: place, body: "{}", headers });
    const { handle } = await create();
    await admin.call("removeAudio", { params: { ...place, audio: handle } });
    await expect(create()).rejects.toMatchObject({ status: 404 });
    const deleted_at = fromNow(-RESTORE_MS - 1000);
    await app.db.query.updateTable("audios").set({ deleted_at }).where("handle", "=", handle).execute();
    await sweepRows(app);
    await expect(create()).rejects.toMatchObject({ status: 404 });
  });
});

describe("where a received file cannot get its name", () => {
  describeApi("uploads", (api) => {
    it("leaves no bytes behind", async () => {
      const blobs = path.join(api().dataDir, "blobs");
      const shards = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, "0"));
      // A file where a folder should be made: the name can neither be made nor be taken.
      await Promise.all(shards.map((name) => writeFile(path.join(blobs, name), "")));
      const body = toJsonUpload(TONE);
      const response = await api().fetch(audios, { method: "POST", token: api().adminToken, body, headers: json });
      expect(response.status).toBe(500);
      expect(await readdir(path.join(blobs, "tmp"))).toEqual([]);
      expect(await countOf(api())).toBe(0);
    });
  });
});
