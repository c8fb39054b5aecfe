import { expect, it } from "vitest";
import { describeApi, type TestApi, toJsonUpload } from "../../../fixtures/test-api.ts";
import { toneWav } from "../../../fixtures/tone.ts";
import { fromNow } from "../clock.ts";
import { RESTORE_MS } from "../services/audios.ts";
import { sweepRows } from "../services/sweep.ts";

const TONE = toneWav({ seconds: 0.5, sampleRateHz: 16_000, channels: 1 });

/** A user's own space, with an identity `anna` in it. */
async function withAnna(api: TestApi) {
  const { handle: owner, client } = await api.newUser();
  const place = { owner, space: "main" };
  const anna = await client.call("createIdentity", { params: place, body: { handle: "anna", alias: "Anna Ö." } });
  const create = (fields: Record<string, unknown> = {}) =>
    client.call("createAudio", { params: place, body: JSON.stringify(fields) });
  return { client, place, anna, create, at: { ...place, identity: "anna" } };
}

describeApi("identities", (api) => {
  it("are made, found, changed and removed; a handle that is free again can be given again", async () => {
    const { client, place, anna, at } = await withAnna(api());
    expect(anna).toMatchObject({ handle: "anna", alias: "Anna Ö.", audios: 0, voiceprints: 0, verifications: 0 });
    expect(await client.call("getIdentity", { params: at })).toEqual(anna);
    const again = client.call("createIdentity", { params: place, body: { handle: "anna" } });
    await expect(again).rejects.toMatchObject({ status: 409, detail: expect.stringContaining("“anna”") });
    await client.call("createIdentity", { params: place, body: { handle: "boris" } });
    const taken = client.call("updateIdentity", { params: at, body: { handle: "boris" } });
    await expect(taken).rejects.toMatchObject({ status: 409 });
    const found = await client.list("listIdentities", { params: place, query: { search: "ö" } });
    expect([found.total, found.items]).toEqual([1, [anna]]);
    expect((await client.list("listIdentities", { params: place, query: { sort: "-handle" } })).items).toMatchObject([
      { handle: "boris" },
      { handle: "anna" },
    ]);
    expect((await client.call("getSpace", { params: place })).identities).toBe(2);

    const changed = await client.call("updateIdentity", { params: at, body: { handle: "hanna" } });
    expect(changed).toEqual({ ...anna, handle: "hanna" });
    await expect(client.call("getIdentity", { params: at })).rejects.toMatchObject({ status: 404 });
    const hanna = { ...place, identity: "hanna" };
    await client.call("removeIdentity", { params: hanna });
    await expect(client.call("removeIdentity", { params: hanna })).rejects.toMatchObject({ status: 404 });
    expect((await client.call("createIdentity", { params: place, body: { handle: "hanna" } })).id).not.toBe(anna.id);
    expect((await client.call("getSpace", { params: place })).identities).toBe(2);
  });

  it("are linked at creation, and an unknown one leaves nothing behind", async () => {
    const { client, place, at, create } = await withAnna(api());
    const file = TONE as Uint8Array<ArrayBuffer>;
    const audio = await client.call("createAudio", { params: place, body: toJsonUpload(file, { identity: "anna" }) });
    expect(audio.identity).toEqual({ handle: "anna", alias: "Anna Ö." });
    expect((await client.call("getIdentity", { params: at })).audios).toBe(1);
    await expect(create({ identity: "nobody" })).rejects.toMatchObject({ status: 404 });
    const refused = client.call("createAudio", { params: place, body: toJsonUpload(file, { identity: "nobody" }) });
    await expect(refused).rejects.toMatchObject({ status: 404, detail: expect.stringContaining("“nobody”") });
    expect((await client.list("listAudios", { params: place })).total).toBe(1);
  });

  it("belong to one space", async () => {
    const { create } = await withAnna(api());
    const other = await withAnna(api());
    await other.client.call("createIdentity", { params: other.place, body: { handle: "clara" } });
    await expect(create({ identity: "clara" })).rejects.toMatchObject({ status: 404 });
  });

  it("are linked later, once: even the same one is refused the second time", async () => {
    const { client, place, at, create } = await withAnna(api());
    const { handle: audio } = await create();
    const identify = (identity: string) =>
      client.call("identifyAudio", { params: { ...place, audio }, body: { identity } });
    await expect(identify("nobody")).rejects.toMatchObject({ status: 404 });
    const all = await Promise.allSettled(Array.from({ length: 5 }, () => identify("anna")));
    expect(all.filter(({ status }) => status === "fulfilled")).toMatchObject([
      { value: { identity: { handle: "anna" } } },
    ]);
    await expect(identify("anna")).rejects.toMatchObject({ status: 409 });
    expect((await client.call("getIdentity", { params: at })).audios).toBe(1);
  });

  it("stay while an audio links to them, be it a deleted one", async () => {
    const { client, place, at, create } = await withAnna(api());
    const remove = () => client.call("removeIdentity", { params: at });
    const { handle, id } = await create({ identity: "anna" });
    const audio = { ...place, audio: handle };
    await expect(remove()).rejects.toMatchObject({ status: 409, detail: expect.stringMatching(/^Audios link/) });
    await client.call("removeAudio", { params: audio });
    expect((await client.call("getIdentity", { params: at })).audios).toBe(0);
    await expect(remove()).rejects.toMatchObject({ status: 409, detail: expect.stringMatching(/^Deleted audios/) });
    expect((await client.call("restoreAudio", { params: audio })).identity).toMatchObject({ handle: "anna" });
    await client.call("removeAudio", { params: audio });
    const { app } = api();
    await app.db.query
      .updateTable("audios")
      .set({ deleted_at: fromNow(-RESTORE_MS - 1) })
      .where("id", "=", id)
      .execute();
    await sweepRows(app);
    await remove();
    expect((await client.call("getSpace", { params: place })).identities).toBe(0);
  });

  it("are removed or linked, never both, when both happen at once", async () => {
    const { client, place, create } = await withAnna(api());
    let linked = 0;
    for (let round = 0; round < 10; round += 1) {
      const handle = `speaker-${round}`;
      await client.call("createIdentity", { params: place, body: { handle } });
      const remove = () => client.call("removeIdentity", { params: { ...place, identity: handle } });
      const link = () => create({ identity: handle });
      const outcomes = await Promise.allSettled(round % 2 ? [remove(), link()] : [link(), remove()]);
      const refused = outcomes.flatMap((one) => (one.status === "rejected" ? [one.reason.status] : []));
      expect(refused).toHaveLength(1);
      if (refused[0] === 409) linked += 1;
      else expect(refused).toEqual([404]);
    }
    expect(await client.call("getSpace", { params: place })).toMatchObject({ audios: linked, identities: 1 + linked });
  });

  it("are part of what an Idempotency-Key stands for", async () => {
    const { client, place } = await withAnna(api());
    const create = (fields: object) =>
      client.call("createAudio", {
        params: place,
        body: JSON.stringify(fields),
        headers: { "idempotency-key": "one" },
      });
    const { id } = await create({ identity: "anna" });
    expect((await create({ identity: "anna" })).id).toBe(id);
    await expect(create({})).rejects.toMatchObject({ status: 409 });
  });
});
