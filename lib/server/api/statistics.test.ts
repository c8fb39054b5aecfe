import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { describeApi, type TestApi, toJsonUpload } from "../../../fixtures/test-api.ts";
import { toneWav } from "../../../fixtures/tone.ts";
import { now } from "../clock.ts";

const TONE = toneWav({ seconds: 0.5, sampleRateHz: 16_000, channels: 1 });
const TEXT = Buffer.from("This is no audio at all. ".repeat(40));
const today = () => now().slice(0, 10);

/** A new user's own space, and ways to fill it. */
async function newPlace(api: TestApi) {
  const user = await api.newUser();
  const place = { owner: user.handle, space: "main" };
  const upload = (file: Uint8Array, headers: Record<string, string> = {}) =>
    user.client.call("createAudio", { params: place, body: toJsonUpload(file), headers });
  return { ...user, place, upload };
}

describeApi("statistics", (api) => {
  it("of an empty space are all there, and nothing but noughts", async () => {
    const { client, place } = await newPlace(api());
    const found = await client.call("getSpaceStatistics", { params: place, query: { days: 3 } });
    const before = (days: number) => new Date(Date.parse(today()) - days * 86_400_000).toISOString().slice(0, 10);
    expect(found).toEqual({
      spaces: 1,
      totals: {
        audios: 0,
        available: 0,
        awaitingFile: 0,
        notAvailable: 0,
        marks: { unmarked: 0, right: 0, wrong: 0, disputed: 0 },
        duration: "PT0.000S",
        bytes: 0,
      },
      days: [2, 1, 0].map((days) => ({ day: before(days), audios: 0, refusals: 0 })),
      refusals: [],
      activity: [],
    });
    expect((await client.call("getSpaceStatistics", { params: place })).days).toHaveLength(30);
    for (const days of [0, 367]) {
      await expect(client.call("getSpaceStatistics", { params: place, query: { days } })).rejects.toMatchObject({
        status: 400,
      });
    }
  });

  it("tell what is in a space, what was refused, and what happened last", async () => {
    const { client, place, upload, handle } = await newPlace(api());
    const good = await upload(TONE);
    await client.call("createAudio", { params: place, body: "{}" });
    const failed = await upload(TEXT, { prefer: "wait=0" });
    const audio = (of: { handle: string }) => ({ ...place, audio: of.handle });
    await expect
      .poll(async () => (await client.call("getAudio", { params: audio(failed) })).state)
      .toBe("notAvailable");
    await expect(upload(TEXT)).rejects.toMatchObject({ status: 422 });
    const wrongDigest = toJsonUpload(TONE, { sha256: "0".repeat(64) });
    await expect(client.call("createAudio", { params: place, body: wrongDigest })).rejects.toMatchObject({
      status: 422,
    });
    await client.call("putMark", { params: audio(good), body: { verdict: "wrong" } });
    const gone = await upload(TONE);
    await client.call("putMark", { params: audio(gone), body: { verdict: "right" } });
    await client.call("removeAudio", { params: audio(gone) });

    const found = await client.call("getSpaceStatistics", { params: place });
    expect(found.totals).toEqual({
      audios: 3,
      available: 1,
      awaitingFile: 1,
      notAvailable: 1,
      marks: { unmarked: 0, right: 0, wrong: 1, disputed: 0 },
      duration: "PT0.500S",
      bytes: 2 * TONE.length,
    });
    expect((await client.call("getSpace", { params: place })).totals).toEqual(found.totals);
    expect(found.days.at(-1)).toEqual({ day: today(), audios: 3, refusals: 3 });
    expect(found.refusals).toEqual([
      { code: "unrecognised", detail: expect.stringMatching(/not an audio/), count: 2 },
      { code: "wrongDigest", detail: expect.stringMatching(/not the file that was sent/), count: 1 },
    ]);
    const shared = { owner: handle, space: { handle: "main", alias: null }, user: { handle, alias: null } };
    expect(found.activity).toEqual([
      {
        kind: "marked",
        verdict: "wrong",
        ...shared,
        audio: { handle: good.handle, alias: null },
        at: expect.any(String),
      },
      { kind: "failed", ...shared, audio: { handle: failed.handle, alias: null }, at: expect.any(String) },
      { kind: "uploaded", ...shared, audio: { handle: good.handle, alias: null }, at: good.uploadedAt },
    ]);
  });

  it("of an owner are those of its spaces together, without those that are gone", async () => {
    const { client, upload, handle: owner } = await newPlace(api());
    const create = (space: string, fields: string) =>
      client.call("createAudio", { params: { owner, space }, body: fields });
    for (const handle of ["second", "gone"]) {
      await client.call("createSpace", { params: { owner }, body: { handle } });
    }
    await upload(TONE);
    await create("second", toJsonUpload(TONE));
    await create("second", "{}");
    await client.call("removeSpace", { params: { owner, space: "gone" } });
    const found = await client.call("getUserStatistics", {});
    expect(found).toMatchObject({ spaces: 2, totals: { audios: 3, available: 2, duration: "PT1.000S" } });
    expect(found.days.at(-1)).toEqual({ day: today(), audios: 3, refusals: 0 });
    expect(found.activity.map(({ kind, space }) => [kind, space.handle])).toEqual([
      ["uploaded", "second"],
      ["uploaded", "main"],
    ]);
    const stranger = await newPlace(api());
    expect((await stranger.client.call("getUserStatistics", {})).totals.audios).toBe(0);
  });

  it("of an organization are for its members", async () => {
    const { client } = await newPlace(api());
    const org = `org-${randomUUID().slice(0, 8)}`;
    await client.call("createOrg", { body: { handle: org } });
    expect(await client.call("getOrgStatistics", { params: { org } })).toMatchObject({
      spaces: 0,
      totals: { audios: 0 },
    });
    await client.call("createSpace", { params: { owner: org }, body: { handle: "main" } });
    await client.call("createAudio", { params: { owner: org, space: "main" }, body: "{}" });
    expect(await client.call("getOrgStatistics", { params: { org } })).toMatchObject({
      spaces: 1,
      totals: { audios: 1 },
    });
    const stranger = await newPlace(api());
    await expect(stranger.client.call("getOrgStatistics", { params: { org } })).rejects.toMatchObject({ status: 404 });
  });

  it("show the latest 20 of a busy space", async () => {
    const { client, place, upload } = await newPlace(api());
    const { handle: audio } = await upload(TONE);
    const made = [];
    for (let i = 0; i < 21; i += 1) made.push(await upload(TONE));
    await client.call("putMark", { params: { ...place, audio }, body: { verdict: "right" } });
    const { activity } = await client.call("getSpaceStatistics", { params: place });
    const latest = made.slice(-19).reverse();
    expect(activity.map((one) => one.audio.handle)).toEqual([audio, ...latest.map(({ handle }) => handle)]);
  });
});
