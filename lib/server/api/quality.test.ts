import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { describeApi, type Person, type TestApi, toJsonUpload } from "../../../fixtures/test-api.ts";
import { toneWav } from "../../../fixtures/tone.ts";
import * as quality from "../../contract/quality.ts";

const TONE = toneWav({ seconds: 2, sampleRateHz: 16_000, channels: 2 });
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const json = { "content-type": "application/json" };

async function upload(api: TestApi, { handle, token }: Person, file: Uint8Array, fields = {}, headers = {}) {
  const body = toJsonUpload(file, fields);
  const path = `/spaces/${handle}/main/audios`;
  const response = await api.fetch(path, { method: "POST", body, headers: { ...json, ...headers }, token });
  return { response, audio: await response.json() };
}

const at = ({ handle }: Person, audio: string) => ({ params: { owner: handle, space: "main", audio } });

describeApi("the quality of an audio", (api) => {
  it("is known when a brief file has been answered for", async () => {
    const ada = await api().newUser();
    const { audio } = await upload(api(), ada, TONE, { name: "tone.wav" });
    expect(audio).toMatchObject({ voiceDuration: "PT0.000S", partial: false });
    expect(audio.quality).toMatchObject({ proposal: null, isPending: false });
    const counted = Object.values(audio.quality.findings as Record<string, number>).reduce((sum, one) => sum + one);

    const measures = await ada.client.call("getMeasures", at(ada, audio.handle));
    expect(measures.channels.map(({ samplePeakDbfs }) => samplePeakDbfs)).toEqual([-6.0206, -6.0206]);
    expect(measures).toMatchObject({ correlation: 1, clippedRatio: 0, voice: { duration: "PT0.000S", segments: [] } });
    const findings = await ada.client.call("getFindings", at(ada, audio.handle));
    expect(findings).toHaveLength(counted);
    const receipt = await ada.client.call("getReceipt", at(ada, audio.handle));
    expect(quality.receipt.parse(receipt)).toMatchObject({
      original: { name: "tone.wav", size: TONE.length, sha256: sha256(TONE), bitDepth: 16, layout: "stereo" },
      wav: { sha256: sha256(TONE), channels: 2, samples: 32_000, duration: "PT2.000S" },
      nullTest: { result: "identical" },
      faults: [],
    });
  });

  it("keeps the file as it was sent, whole and in ranges, under its own name", async () => {
    const ada = await api().newUser();
    const { audio } = await upload(api(), ada, TONE, { name: 'Anna "1".wav' });
    const whole = await ada.client.send("getOriginal", at(ada, audio.handle));
    expect(Buffer.from(await whole.arrayBuffer()).equals(TONE)).toBe(true);
    expect(whole.headers.get("content-disposition")).toMatch(/^attachment; filename="Anna -1-.wav"/);
    expect(whole.headers.get("content-type")).toBe("application/octet-stream");
    expect(whole.headers.get("etag")).toBe(`"${sha256(TONE)}"`);
    const headers = { range: "bytes=-10" };
    const part = await ada.client.send("getOriginal", { ...at(ada, audio.handle), headers });
    expect([part.status, Buffer.from(await part.arrayBuffer())]).toEqual([206, TONE.subarray(-10)]);
    const bob = await api().newUser();
    const refused = await bob.client.send("getOriginal", at(ada, audio.handle)).catch((error) => error);
    expect(refused.status).toBe(404);
  });

  it("has a twin where the space has the same bytes already", async () => {
    const ada = await api().newUser();
    const first = await upload(api(), ada, TONE);
    expect(first.response.headers.get("link")).toBeNull();
    const second = await upload(api(), ada, TONE, { alias: "Again" });
    const twin = `/api/v1/spaces/${ada.handle}/main/audios/${first.audio.handle}`;
    expect(second.response.headers.get("link")).toBe(`<${twin}>; rel="duplicate"`);

    const query = { sha256: [sha256(TONE), "0".repeat(64)] };
    const params = { owner: ada.handle, space: "main" };
    const { items, total } = await ada.client.list("listAudios", { params, query });
    expect(items.map(({ handle }) => handle)).toEqual([first.audio.handle, second.audio.handle]);
    expect(total).toBe(2);

    await ada.client.call("removeAudio", at(ada, first.audio.handle));
    await ada.client.call("removeAudio", at(ada, second.audio.handle));
    const waiting = await ada.client.call("createAudio", { params, body: "{}" });
    const path = `/spaces/${ada.handle}/main/audios/${waiting.handle}/file`;
    const octets = { "content-type": "application/octet-stream" };
    const third = await api().fetch(path, { method: "POST", body: TONE, headers: octets, token: ada.token });
    expect([third.status, third.headers.get("link")]).toEqual([200, null]);
  });

  it("is pending until a voice has been listened for, and known after a restart in between", async () => {
    const ada = await api().newUser();
    const deaf = Object.assign(new Error("gone"), { code: "ENOSPC" });
    const media = api().app.media;
    const listen = media.measureVoice;
    media.measureVoice = async () => {
      throw deaf;
    };
    const { audio } = await upload(api(), ada, TONE, {}, { prefer: "wait=2" });
    expect(audio).toMatchObject({ state: "available", voiceDuration: null, quality: { isPending: true } });
    expect((await ada.client.call("getMeasures", at(ada, audio.handle))).voice).toBeNull();
    media.measureVoice = listen;
    const { db, jobs } = api().app;
    await db.query.updateTable("jobs").set({ lease_until: null }).where("audio_id", "=", audio.id).execute();
    jobs.wake();
    const later = () => ada.client.call("getAudio", at(ada, audio.handle));
    await expect.poll(async () => (await later()).voiceDuration, { timeout: 10_000 }).toBe("PT0.000S");
    expect((await later()).quality?.isPending).toBe(false);
  });

  it("is unknown, and said to be, of what arrived before", async () => {
    const ada = await api().newUser();
    const { audio } = await upload(api(), ada, TONE);
    const { query } = api().app.db;
    await query.deleteFrom("analyses").where("audio_id", "=", audio.id).execute();
    await query.updateTable("audios").set({ quality: null, voice_micros: null }).where("id", "=", audio.id).execute();
    expect(await ada.client.call("getAudio", at(ada, audio.handle))).toMatchObject({ quality: null });
    const refused = await ada.client.call("getFindings", at(ada, audio.handle)).catch((error) => error);
    expect([refused.status, refused.detail]).toEqual([404, "This audio arrived before its server measured."]);
  });
});
