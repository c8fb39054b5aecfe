import { expect, it } from "vitest";
import { fillSpace } from "../../../fixtures/many-audios.ts";
import { describeApi, type TestApi, toJsonUpload } from "../../../fixtures/test-api.ts";
import { toneWav } from "../../../fixtures/tone.ts";
import type { PolicyRule } from "../../domain/policy/policy.ts";
import { proposeFor } from "../services/policies.ts";

const LOW = toneWav({ seconds: 0.5, sampleRateHz: 8000, channels: 1 });
const HIGH = toneWav({ seconds: 0.5, sampleRateHz: 16_000, channels: 1 });

const wide: PolicyRule = { fact: "sampleRateHz", min: 16_000, decision: "refuse" };
const loud: PolicyRule = { fact: "snrDb", min: 20, decision: "warn" };

/** A user's own space, and how its policy is asked about. */
async function withSpace(api: TestApi) {
  const { handle: owner, token, client } = await api.newUser();
  const place = { owner, space: "main" };
  return {
    ...{ owner, token, client, place },
    put: (rules: PolicyRule[], headers = {}) => client.call("putPolicy", { params: place, body: { rules }, headers }),
    preview: (rules: PolicyRule[]) => client.call("previewPolicy", { params: place, body: { rules } }),
    upload: (file: Uint8Array, alias: string) =>
      client.call("createAudio", { params: place, body: toJsonUpload(file, { alias }) }),
  };
}

describeApi("the acceptance policy of a space", (api) => {
  it("is none at first, and has a version for every change", async () => {
    const { client, place, put } = await withSpace(api());
    const first = await client.call("getPolicy", { params: place });
    expect(first).toEqual({ version: 0, rules: [], updatedAt: null, updatedBy: null });
    const set = await put([wide]);
    expect(set).toMatchObject({ version: 1, rules: [wide], updatedBy: { handle: place.owner } });
    expect(await put([wide])).toEqual(set);
    expect(await put([wide, loud])).toMatchObject({ version: 2, rules: [wide, loud] });
    expect(await client.call("getPolicy", { params: place })).toMatchObject({ version: 2 });
    const kept = await api().app.db.query.selectFrom("policies").select(["version", "document"]).execute();
    expect(kept).toContainEqual({ version: 1, document: JSON.stringify({ rules: [wide] }) });
    expect(await put([])).toMatchObject({ version: 3, rules: [] });
  });

  it("is not overwritten by somebody who has not seen the last change", async () => {
    const { client, place, put } = await withSpace(api());
    const etag = (await client.send("getPolicy", { params: place })).headers.get("etag") ?? "";
    const both = await Promise.allSettled([put([wide], { "if-match": etag }), put([loud], { "if-match": etag })]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { status: 412 } });
    expect(await client.call("getPolicy", { params: place })).toMatchObject({ version: 1 });
  });

  it("gets a version each from many who change it at once", async () => {
    const { put } = await withSpace(api());
    const rates = [8000, 11_025, 16_000, 22_050, 44_100];
    const all = await Promise.all(rates.map((min) => put([{ ...wide, min }])));
    expect(Math.max(...all.map(({ version }) => version))).toBe(rates.length);
  });

  it("names what is wrong with it by field", async () => {
    const { owner, token } = await withSpace(api());
    const body = JSON.stringify({ rules: [wide, { fact: "snrDb", minimum: 3, decision: "warn" }] });
    const headers = { "content-type": "application/json" };
    const answer = await api().fetch(`/spaces/${owner}/main/policy`, { method: "PUT", token, headers, body });
    expect([answer.status, await answer.json()]).toMatchObject([
      400,
      {
        code: "invalid",
        errors: [{ path: "rules.1", message: expect.stringContaining("“minimum”") }, { path: "rules.1.min" }],
      },
    ]);
  });

  it("tells before it is set what it would make of the audios that are there", async () => {
    const { put, preview, upload } = await withSpace(api());
    const low = await upload(LOW, "Low");
    await upload(HIGH, "High");
    expect(await preview([wide])).toEqual({
      ...{ total: 2, looked: 2, changed: 1 },
      before: { accept: 2, warn: 0, refuse: 0, unknown: 0 },
      after: { accept: 1, warn: 0, refuse: 1, unknown: 0 },
      examples: [
        {
          ...{ handle: low.handle, alias: "Low", before: "accept", after: "refuse" },
          reasons: [
            { decision: "refuse", sentence: "The sample rate is 8,000 Hz; the policy wants at least 16,000 Hz." },
          ],
        },
      ],
    });
    await put([wide]);
    expect(await preview([wide])).toMatchObject({ changed: 0, before: { refuse: 1 }, after: { refuse: 1 } });
    expect(await preview([])).toMatchObject({ changed: 1, examples: [{ before: "refuse", after: "accept" }] });
  });

  it("leaves open what is not known of an audio, and what is deleted out", async () => {
    const { client, place, preview, upload } = await withSpace(api());
    const [low, high] = [await upload(LOW, "Low"), await upload(HIGH, "High")];
    // As it is with whatever arrived before the server measured.
    await api().app.db.query.deleteFrom("analyses").where("audio_id", "in", [low.id, high.id]).execute();
    expect((await preview([wide, loud])).after).toEqual({ accept: 0, warn: 0, refuse: 1, unknown: 1 });
    await client.call("removeAudio", { params: { ...place, audio: low.handle } });
    expect(await preview([wide, loud])).toMatchObject({ total: 1, looked: 1, after: { refuse: 0, unknown: 1 } });
  });

  it.each([
    ["all of some", 700, 700],
    ["the newest of very many", 5300, 5000],
  ])("is tried on %s, each once, and says so", async (_name, count, most) => {
    const { client, place, preview } = await withSpace(api());
    const { id: spaceId } = await client.call("getSpace", { params: place });
    const { id: userId } = await client.call("getUser", {});
    const { db } = api().app;
    await fillSpace(db, { spaceId, userId, count, seed: count, endMs: Date.now(), aliasOf: (index) => `No ${index}` });
    // All at the same moment: then the id alone tells where to go on.
    const created_at = "2026-01-01T00:00:00.000000Z";
    await db.query.updateTable("audios").set({ created_at }).where("space_id", "=", spaceId).execute();
    const total = (await client.call("getSpace", { params: place })).totals?.available ?? 0;
    const looked = Math.min(total, most);
    const all = await preview([{ fact: "sampleRateHz", max: 1, decision: "warn" }]);
    expect(all).toMatchObject({ total, looked, changed: looked, before: { accept: looked }, after: { warn: looked } });
    expect(new Set(all.examples.map(({ handle }) => handle)).size).toBe(50);
  });

  it("is applied to the audios that are there when that is asked for", async () => {
    const { client, place, put, upload } = await withSpace(api());
    const [low, high] = [await upload(LOW, "Low"), await upload(HIGH, "High")];
    const quality = JSON.stringify({ findings: { low: 0, medium: 1, high: 0 }, proposal: null });
    const { query } = api().app.db;
    await query.updateTable("audios").set({ quality }).where("id", "in", [low.id, high.id]).execute();
    await put([wide]);
    const apply = () => client.call("applyPolicy", { params: place });
    expect(await apply()).toEqual({ version: 1, total: 2, looked: 2, changed: 2 });
    const read = async ({ handle: audio }: { handle: string }) =>
      (await client.call("getAudio", { params: { ...place, audio } })).quality;
    expect(await read(low)).toMatchObject({ findings: { medium: 1 }, proposal: { decision: "refuse", version: 1 } });
    expect(await read(high)).toMatchObject({ proposal: { decision: "accept", reasons: [], version: 1 } });
    expect(await apply()).toMatchObject({ changed: 0 });
    await put([]);
    expect(await apply()).toMatchObject({ version: 2, changed: 2 });
    expect(await read(low)).toMatchObject({ findings: { medium: 1 }, proposal: null });
    await query.updateTable("audios").set({ quality: null }).where("id", "=", low.id).execute();
    await put([wide]);
    expect(await apply()).toMatchObject({ looked: 2, changed: 1 });
    expect(await read(low)).toBeNull();
  });

  it("proposes for a file by the version in force, once it can", async () => {
    const { client, place, put } = await withSpace(api());
    const { id } = await client.call("getSpace", { params: place });
    const propose = (facts: object) => proposeFor(api().app.db.query, id, facts);
    expect(await propose({ sampleRateHz: 8000 })).toBeNull();
    await put([wide]);
    await put([wide, loud]);
    expect(await propose({ sampleRateHz: 16_000 })).toBeNull();
    expect(await propose({ sampleRateHz: 16_000, snrDb: 30 })).toEqual({ decision: "accept", reasons: [], version: 2 });
    expect(await propose({ sampleRateHz: 8000 })).toMatchObject({ decision: "refuse", version: 2 });
  });
});
