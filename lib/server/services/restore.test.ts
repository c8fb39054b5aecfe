import { expect, it } from "vitest";
import { ADMIN } from "../../../fixtures/admin.ts";
import { describeApi, type TestApi, toJsonUpload } from "../../../fixtures/test-api.ts";
import { toneWav } from "../../../fixtures/tone.ts";
import { fromNow } from "../clock.ts";
import { RESTORE_MS } from "./audios.ts";
import { sweepRows } from "./sweep.ts";

const place = { owner: ADMIN.handle, space: "main" };

/** A deleted audio, and a transaction under way that brings it back: it commits once `end` is called. */
async function beingRestored(api: TestApi, deletedAt: string) {
  const body = toJsonUpload(toneWav({ seconds: 0.5, sampleRateHz: 16_000, channels: 1 }));
  const { handle, id } = await api.admin.call("createAudio", { params: place, body });
  await api.admin.call("removeAudio", { params: { ...place, audio: handle } });
  const { query } = api.app.db;
  await query.updateTable("audios").set({ deleted_at: deletedAt }).where("id", "=", id).execute();
  const written = Promise.withResolvers<void>();
  const ending = Promise.withResolvers<void>();
  const restoring = query.transaction().execute(async (db) => {
    await db.updateTable("audios").set({ deleted_at: null }).where("id", "=", id).execute();
    written.resolve();
    await ending.promise;
  });
  await written.promise;
  const end = async () => {
    ending.resolve();
    await restoring;
  };
  return { params: { ...place, audio: handle }, end };
}

/** Long enough for a statement to come upon the row that is held. */
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 200));

describeApi("an audio that is being restored", (api) => {
  it("is not swept away, nor are its bytes", async () => {
    const { params, end } = await beingRestored(api(), fromNow(-RESTORE_MS - 1000));
    const sweeping = sweepRows(api().app);
    await aMoment();
    await end();
    await sweeping;
    expect((await api().admin.call("getAudio", { params })).state).toBe("available");
    const file = await api().admin.send("getFile", { params });
    expect((await file.arrayBuffer()).byteLength).toBe(44 + 16_000);
  });

  it("can be restored once more at the same time", async () => {
    const { params, end } = await beingRestored(api(), fromNow(-1000));
    const again = api().admin.call("restoreAudio", { params });
    await aMoment();
    await end();
    expect((await again).handle).toBe(params.audio);
  });
});
