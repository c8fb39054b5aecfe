import { readdir } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type HeldConversions, holdConversions } from "../../../fixtures/held-conversions.ts";
import { describeApi, type Person, toJsonUpload } from "../../../fixtures/test-api.ts";
import { toneWav } from "../../../fixtures/tone.ts";
import { newTusSubject } from "../../../fixtures/uploads-in-parts.ts";

const TONE = toneWav({ seconds: 0.5, sampleRateHz: 8000, channels: 1 });
const MOST = 3;
const patient = { timeout: 10_000 };

describeApi(
  "a space with as many files waiting as may wait",
  (api) => {
    let person: Person;
    let held: HeldConversions;

    const params = () => ({ owner: person.handle, space: "main" });
    const create = ({ client, handle }: Person, file: Uint8Array | null, headers: Record<string, string> = {}) =>
      client.call("createAudio", {
        params: { owner: handle, space: "main" },
        body: file ? toJsonUpload(file) : "{}",
        headers: { prefer: "wait=0", ...headers },
      });
    const audios = async () => (await person.client.list("listAudios", { params: params(), query: {} })).items;
    const files = async () => {
      const all = await readdir(path.join(api().dataDir, "blobs"), { recursive: true, withFileTypes: true });
      return all.filter((file) => file.isFile()).length;
    };
    async function drain(): Promise<void> {
      held.letGo();
      const left = async () => (await api().app.db.query.selectFrom("jobs").select("id").execute()).length;
      await expect.poll(left, patient).toBe(0);
      vi.restoreAllMocks();
    }
    async function fill(): Promise<void> {
      held = holdConversions(api().app);
      for (let i = 0; i < MOST; i++) await create(person, TONE, { "idempotency-key": `key-${i}` });
    }

    beforeEach(async () => {
      person = await api().newUser();
      await fill();
    });
    afterEach(drain);

    const ways: [string, (file: Uint8Array<ArrayBuffer>) => Promise<Response>][] = [
      [
        "in JSON",
        (file) =>
          api().fetch(`/spaces/${person.handle}/main/audios`, {
            method: "POST",
            token: person.token,
            headers: { "content-type": "application/json", prefer: "wait=0" },
            body: toJsonUpload(file),
          }),
      ],
      ["raw", async (file) => (await newTusSubject(api(), person)).raw(file)],
      ["in parts", async (file) => (await newTusSubject(api(), person)).start(file.length)],
    ];

    it.each(ways)("sends another away that comes %s, and keeps nothing of it", async (_way, send) => {
      const before = await files();
      const answer = await send(TONE);
      expect(answer.status).toBe(429);
      expect(answer.headers.get("retry-after")).toBe("30");
      expect(await answer.json()).toMatchObject({
        code: "tooManyRequests",
        detail: "3 files of this space wait to be converted, and no more may wait. Try again in 30 s.",
      });
      expect(await files()).toBe(before);
      expect((await audios()).filter(({ source }) => source?.size)).toHaveLength(MOST);
    });

    it.each(ways)("takes the next one %s as soon as the queue has drained", async (_way, send) => {
      expect((await send(TONE)).status).toBe(429);
      await drain();
      expect((await send(TONE)).ok).toBe(true);
    });

    it("does not read on for a file that it will not take", async () => {
      const subject = await newTusSubject(api(), person);
      let sentBytes = 0;
      const body = new ReadableStream({
        pull(controller) {
          sentBytes += 16_384;
          controller.enqueue(new Uint8Array(16_384));
        },
      });
      expect((await subject.raw(body)).status).toBe(429);
      expect(sentBytes).toBeLessThan(8 * 16_384);
      expect(await subject.audio()).toMatchObject({ state: "avaitingFile", progress: null });
    });

    it("keeps what has come of a file in parts, which goes on later", async () => {
      await drain();
      const subject = await newTusSubject(api(), person);
      await subject.start(TONE.length);
      expect((await subject.patch(0, TONE.subarray(0, 1000))).status).toBe(204);
      held = holdConversions(api().app);
      for (let i = 0; i < MOST; i++) await create(person, TONE);
      expect((await subject.patch(1000, TONE.subarray(1000))).status).toBe(429);
      expect(await subject.offset()).toBe(1000);
      await drain();
      expect((await subject.patch(1000, TONE.subarray(1000))).status).toBe(204);
    });

    it("takes what is no new file: an audio without one, and a creation that is replayed", async () => {
      expect((await create(person, null)).state).toBe("avaitingFile");
      expect((await create(person, TONE, { "idempotency-key": "key-0" })).source?.size).toBe(TONE.length);
      expect(await audios()).toHaveLength(MOST + 1);
    });

    it("does not stand in the way of another space", async () => {
      const other = await api().newUser();
      expect((await create(other, TONE)).state).toBe("avaitingFile");
    });
  },
  { limits: { maxWaitingPerSpace: MOST } },
);
