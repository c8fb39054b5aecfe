import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import {
  type BadFixtureName,
  badFixtures,
  type GoodFixtureName,
  goodFixtures,
  writeFixture,
} from "../../../fixtures/audio.ts";
import { describeApi, toJsonUpload } from "../../../fixtures/test-api.ts";
import { parseDuration } from "../../domain/durations.ts";

describeApi("files through the API", (api) => {
  async function upload(name: GoodFixtureName | BadFixtureName) {
    const fixture = await writeFixture(path.join(api().dataDir, "fixtures"), name);
    const file = await readFile(fixture.path);
    // An empty file has no Base64 text; it comes to a waiting audio, raw.
    if (file.length === 0) return uploadRaw(file);
    return api().fetch("/spaces/admin/main/audios", {
      method: "POST",
      body: toJsonUpload(file, { name: fixture.fileName }),
      headers: { "content-type": "application/json" },
      token: api().adminToken,
    });
  }

  async function uploadRaw(file: Buffer<ArrayBuffer>) {
    const { handle } = await api().admin.call("createAudio", {
      params: { owner: "admin", space: "main" },
      body: "{}",
    });
    return api().fetch(`/spaces/admin/main/audios/${handle}/file`, {
      method: "POST",
      body: file,
      headers: { "content-type": "application/octet-stream" },
      token: api().adminToken,
    });
  }

  it.each(Object.keys(goodFixtures) as GoodFixtureName[])("converts %s", async (name) => {
    const { frames, toleranceFrames, sampleRateHz, codec, container, channels, fileName } = goodFixtures[name];
    const response = await upload(name);
    expect(response.status).toBe(201);
    const audio = await response.json();
    expect(audio).toMatchObject({
      state: "available",
      sampleRate: sampleRateHz,
      source: { name: fileName, codec, container, channels },
      partial: false,
    });
    const counted = Math.round(parseDuration(audio.duration) * sampleRateHz);
    expect(Math.abs(counted - frames)).toBeLessThanOrEqual(toleranceFrames);
    const file = await api().fetch(`/spaces/admin/main/audios/${audio.handle}/file`, { token: api().adminToken });
    const wav = Buffer.from(await file.arrayBuffer());
    expect(wav.length).toBe(44 + counted * Math.min(channels, 2) * 2);
  });

  it("refuses every bad file with a sentence of its own, and keeps none of its bytes", async () => {
    const blobs = path.join(api().dataDir, "blobs");
    const files = async () =>
      (await readdir(blobs, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;
    const before = await files();
    const details = new Map<string, string>();
    for (const name of Object.keys(badFixtures) as BadFixtureName[]) {
      const response = await upload(name);
      const answer = await response.json();
      const isEmpty = name === "empty";
      expect([name, response.status]).toEqual([name, isEmpty ? 200 : 422]);
      const { code, detail } = isEmpty ? answer.failure : answer;
      expect([name, code]).toEqual([name, badFixtures[name].code]);
      expect(details.get(code) ?? detail).toBe(detail);
      details.set(code, detail);
    }
    expect(new Set(details.values()).size).toBe(details.size);
    expect(await files()).toBe(before);
  });
});
