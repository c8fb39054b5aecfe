import { readdir } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { describeApi, type TestApi, toJsonUpload } from "../../../fixtures/test-api.ts";
import { toneWav } from "../../../fixtures/tone.ts";
import { recount } from "../db/recount.ts";

/** 3.6 s: a thousandth of an hour. The WAV made of it has as many bytes. */
const TONE = toneWav({ seconds: 3.6, sampleRateHz: 8000, channels: 1 });
const ROOM_FOR = 6;

async function newPlace(api: TestApi) {
  const { handle: owner, client, token } = await api.newUser();
  const place = { owner, space: "main" };
  const create = (file: Uint8Array | null, headers: Record<string, string> = {}) =>
    client.call("createAudio", { params: place, body: file ? toJsonUpload(file) : "{}", headers });
  const totals = async () => (await client.call("getSpace", { params: place })).totals;
  const refused = async () => (await client.call("getSpaceStatistics", { params: place })).refusals;
  return { client, token, place, create, totals, refused };
}

async function blobs(api: TestApi): Promise<number> {
  const files = await readdir(path.join(api.dataDir, "blobs"), { recursive: true, withFileTypes: true });
  return files.filter((file) => file.isFile()).length;
}

const statuses = (outcomes: PromiseSettledResult<unknown>[]) =>
  outcomes.map((one) => (one.status === "rejected" ? one.reason.status : 200));

/** Room for some files with their WAVs, and half a file. */
const bytes = Math.floor((ROOM_FOR * 2 + 0.5) * TONE.length);

describeApi(
  "a quota of bytes",
  (api) => {
    it("is told before it bites", async () => {
      const limits = await api().admin.call("getLimits", {});
      expect(limits.spaceQuota).toEqual({ bytes, hours: null });
    });

    it("is never exceeded by 50 uploads at once, and refuses the rest with numbers", async () => {
      const { create, totals, refused, client, place } = await newPlace(api());
      const before = await blobs(api());
      const outcomes = await Promise.allSettled(Array.from({ length: 50 }, () => create(TONE)));
      const made = outcomes.filter(({ status }) => status === "fulfilled").length;
      expect(new Set(statuses(outcomes))).toEqual(new Set([200, 507]));
      expect(made).toBeGreaterThan(0);
      expect(made).toBeLessThanOrEqual(ROOM_FOR);
      const held = await totals();
      expect(held).toMatchObject({ audios: made, available: made, bytes: made * 2 * TONE.length });
      expect(await blobs(api())).toBe(before + made * 3);
      const sentence =
        /^This space holds [\d.]+ KiB of 703.7 KiB(; this file (needs [\d.]+ KiB more|has more than [\d.]+ KiB)|: there is no room for another file)\.$/;
      for (const one of outcomes) if (one.status === "rejected") expect(one.reason.detail).toMatch(sentence);
      expect(await refused()).toEqual([
        { code: "noRoom", detail: "There was no room left for the file.", count: 50 - made },
      ]);
      const { id } = await client.call("getSpace", { params: place });
      await recount(api().app.db.query, id);
      expect(await totals()).toEqual(held);
    });

    it("is asked of the WAV too: where nobody waits, the failed audio says why", async () => {
      const { create, client, place, refused } = await newPlace(api());
      for (let i = 0; i < ROOM_FOR - 1; i += 1) await create(TONE);
      // 2.5 tones are left. Of two files of 0.75, each with its WAV, the second one's WAV does not fit in.
      const odd = toneWav({ seconds: 2.7, sampleRateHz: 8000, channels: 1 });
      const late = await create(null);
      const params = { ...place, audio: late.handle };
      await create(odd, { prefer: "wait=0" });
      await expect
        .poll(async () => (await client.call("getSpace", { params: place })).totals?.available)
        .toBe(ROOM_FOR);
      const answer = await client.call("uploadFile", {
        params,
        body: odd as Uint8Array<ArrayBuffer>,
      });
      expect(answer).toMatchObject({
        state: "notAvailable",
        failure: { code: "noRoom", detail: expect.stringMatching(/^This space holds .* of .*; this file needs .*\.$/) },
      });
      expect(await refused()).toMatchObject([{ code: "noRoom", count: 1 }]);
    });

    it("stops a file as soon as it is too large for what is left", async () => {
      const { create, place, token, client } = await newPlace(api());
      for (let i = 0; i < ROOM_FOR; i += 1) await create(TONE);
      const { handle } = await create(null);
      let sent = 0;
      const body = new ReadableStream({
        pull(controller) {
          sent += 16_384;
          controller.enqueue(new Uint8Array(16_384));
        },
      });
      const answer = await api().fetch(`/spaces/${place.owner}/main/audios/${handle}/file`, {
        method: "POST",
        token,
        body,
        headers: { "content-type": "application/octet-stream" },
      });
      expect(answer.status).toBe(507);
      expect(await answer.json()).toMatchObject({
        code: "noRoom",
        detail: expect.stringContaining("has more than 28.1 KiB"),
      });
      expect(sent).toBeLessThan(10 * TONE.length);
      expect((await client.call("getAudio", { params: { ...place, audio: handle } })).state).toBe("avaitingFile");
    });

    it("frees what is deleted at once, and lets it come back only where there is room", async () => {
      const { create, client, place } = await newPlace(api());
      const first = await create(TONE);
      for (let i = 1; i < ROOM_FOR; i += 1) await create(TONE);
      const params = { ...place, audio: first.handle };
      await client.call("removeAudio", { params });
      const next = await create(TONE);
      await expect(client.call("restoreAudio", { params })).rejects.toMatchObject({ status: 507 });
      await client.call("removeAudio", { params: { ...place, audio: next.handle } });
      expect((await client.call("restoreAudio", { params })).state).toBe("available");
    });

    it("does not ask twice: a creation that is replayed gets its audio from a full space", async () => {
      const { create } = await newPlace(api());
      const key = { "idempotency-key": "full" };
      const first = await create(TONE, key);
      for (let i = 1; i < ROOM_FOR; i += 1) await create(TONE);
      await expect(create(TONE)).rejects.toMatchObject({ status: 507 });
      expect((await create(TONE, key)).id).toBe(first.id);
    });
  },
  { limits: { spaceQuota: { bytes, hours: null } } },
);

describeApi(
  "a quota of hours",
  (api) => {
    it("is never exceeded by uploads at once, and is asked at once when it is used up", async () => {
      const { create, totals, refused } = await newPlace(api());
      const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => create(TONE)));
      expect(statuses(outcomes).filter((status) => status === 507)).toHaveLength(5);
      expect(outcomes.flatMap((one) => (one.status === "rejected" ? [one.reason.detail] : []))).toContain(
        "This space holds 0.003 of 0.0035 hours; this audio has 0.001.",
      );
      expect(await totals()).toMatchObject({ audios: 3, duration: "PT10.800S", bytes: 6 * TONE.length });
      expect(await refused()).toMatchObject([{ code: "noRoom", count: 5 }]);
      await create(toneWav({ seconds: 1.8, sampleRateHz: 8000, channels: 1 }));
      await expect(create(Buffer.from("not even looked at"))).rejects.toMatchObject({
        status: 507,
        detail: expect.stringMatching(/^This space holds .* of 0.0035 hours: there is no room for another file\.$/),
      });
      expect((await create(null)).state).toBe("avaitingFile");
    });
  },
  { limits: { spaceQuota: { bytes: null, hours: 0.0035 } } },
);
