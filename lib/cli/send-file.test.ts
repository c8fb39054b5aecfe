import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeApi, type Person } from "../../fixtures/test-api.ts";
import { toneWav } from "../../fixtures/tone.ts";
import type { ApiClient } from "../client/client.ts";
import { fitClient } from "../client/fitted-client.ts";
import { publishedOffer, wholeOffer } from "../client/offer.ts";
import { Problem } from "../contract/problem.ts";
import type { Entry, Journal } from "./journal.ts";
import { type SendContext, type Sent, sendFile } from "./send-file.ts";
import { ChangedError, fileSource, type Source } from "./source.ts";
import { createStatuses } from "./statuses.ts";

const signal = new AbortController().signal;
const small = () => toneWav({ seconds: 0.2, sampleRateHz: 16_000, channels: 1, hertz: Math.random() * 1000 });
const large = () => toneWav({ seconds: 15, sampleRateHz: 48_000, channels: 1, hertz: Math.random() * 1000 });

/** The same client, which notes what is asked of it. */
function listening(api: ApiClient, heard: string[]): ApiClient {
  return {
    ...api,
    call(name, input) {
      heard.push(name);
      return api.call(name, input);
    },
  };
}

function memoryJournal(): Journal & { entries: Map<string, Entry> } {
  const entries = new Map<string, Entry>();
  return { entries, find: (key) => entries.get(key), add: async (entry) => void entries.set(entry.key, entry) };
}

describeApi("sending a file", (api) => {
  let folder: string;
  let user: Person;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "earmark-cli-"));
    user = await api().newUser();
  });
  afterAll(() => rm(folder, { recursive: true }));

  const place = () => ({ owner: user.handle, space: "main" });

  /** A run of its own: another process, with the same journal or none. */
  function newRun(change: Partial<SendContext> = {}): SendContext {
    let copies = 0;
    const client = change.api ?? user.client;
    return {
      ...{ api: client, server: "here", place: place(), journal: memoryJournal(), signal },
      ...{ alias: null, identity: null, maxBytes: null, again: false, onWait: () => undefined },
      statuses: createStatuses({ api: client, offer: wholeOffer, place: place(), signal }),
      offer: wholeOffer,
      countCopy: () => copies++,
      ...change,
    };
  }

  async function write(bytes: Uint8Array, name = `${randomBytes(6).toString("hex")}.wav`): Promise<Source> {
    const file = path.join(folder, name);
    await writeFile(file, bytes);
    return fileSource({ path: file, sizeBytes: bytes.length });
  }

  const send = (source: Source, run: SendContext) => sendFile(source, run, () => undefined);
  const settle = async ({ audio }: Sent, run: SendContext) => (await run.statuses.settled(audio.handle)) ?? audio;

  async function countWith(bytes: Uint8Array): Promise<number> {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const { items } = await user.client.list("listAudios", {
      params: place(),
      query: { "page-size": 50, sort: "-createdAt" },
    });
    return items.filter(({ source }) => source?.sha256 === sha256).length;
  }

  it.each([
    ["a small", small],
    ["a large", large],
  ])("brings %s file once, with its journal and without", async (_name, make) => {
    const bytes = make();
    const source = await write(bytes);
    const run = newRun();
    const sent = await send(source, run);
    expect((await settle(sent, run)).state).toBe("available");
    expect(sent.isOld).toBe(false);
    const { journal } = run;
    const again = await send(source, newRun({ journal }));
    expect([again.audio.handle, again.isOld]).toEqual([sent.audio.handle, true]);
    expect((await send(source, newRun())).audio.handle).toBe(sent.audio.handle);
    expect(await countWith(bytes)).toBe(1);
  });

  it("brings two files of the same name and content as two audios, and still each of them once", async () => {
    const bytes = small();
    const [one, two] = [await write(bytes, "twin.wav"), await write(bytes, "twin.wav")];
    for (let round = 0; round < 2; round++) {
      const run = newRun();
      await Promise.all([send(one, run), send(two, run)]);
    }
    expect(await countWith(bytes)).toBe(2);
  });

  it.each([
    ["with its journal", memoryJournal()],
    ["without one", null],
  ])("brings a file again whose audio was deleted, %s", async (_name, journal) => {
    const bytes = small();
    const source = await write(bytes);
    const run = () => newRun(journal ? { journal } : {});
    const { audio } = await send(source, run());
    for (let round = 0, handle = audio.handle; round < 3; round++) {
      await user.client.call("removeAudio", { params: { ...place(), audio: handle } });
      const next = await send(source, run());
      expect(next.audio.handle).not.toBe(handle);
      expect((await send(source, run())).audio.handle).toBe(next.audio.handle);
      handle = next.audio.handle;
    }
    expect(await countWith(bytes)).toBe(1);
  });

  it("tells of a refusal again without sending, and sends again when it is told to", async () => {
    const source = await write(Buffer.from(`no music ${Math.random()}`));
    const first = newRun();
    const sent = await send(source, first);
    expect((await settle(sent, first)).failure?.code).toBe("unrecognised");
    const { journal } = first;
    expect((await send(source, newRun({ journal }))).audio).toMatchObject({
      handle: sent.audio.handle,
      state: "notAvailable",
    });
    const again = await send(source, newRun({ journal, again: true }));
    expect(again.audio.handle).not.toBe(sent.audio.handle);
  });

  it.each([
    ["an empty file", 0, "empty"],
    ["a file that is larger than the server takes", 11, "tooLarge"],
  ])("refuses %s before anything is sent", async (_name, sizeBytes, code) => {
    const source = await write(Buffer.alloc(sizeBytes));
    await expect(send(source, newRun({ maxBytes: 10 }))).rejects.toMatchObject({ code });
  });

  it("goes on where a large file ended, and says how far that was", async () => {
    const bytes = large();
    const source = await write(bytes);
    let isCut = false;
    const cutting = {
      ...user.client,
      async send(name: never, input: never) {
        const answer = await user.client.send(name, input);
        if (name === "patchUpload") isCut = true;
        else if (isCut) throw new Problem("badRequest", "cut");
        if (isCut) throw new Problem("badRequest", "cut");
        return answer;
      },
    } as SendContext["api"];
    const { journal } = newRun();
    await expect(send(source, newRun({ api: cutting, journal }))).rejects.toThrow("cut");
    const heard: number[] = [];
    const run = newRun({ journal });
    const sent = await sendFile(source, run, (done) => heard.push(done));
    expect(heard[0]).toBe(2 ** 20);
    expect((await settle(sent, run)).source?.sha256).toBe(sent.sha256);
    expect(await countWith(bytes)).toBe(1);
  });

  it.each([
    ["a small", small],
    ["a large", large],
  ])("brings %s file once to a server that has the published contract alone", async (_name, make) => {
    const bytes = make();
    const source = await write(bytes);
    const heard: string[] = [];
    const api = fitClient(listening(user.client, heard), async () => publishedOffer);
    const run = newRun({ api, offer: publishedOffer });
    const sent = await send(source, run);
    expect((await settle(sent, run)).state).toBe("available");
    expect((await send(source, newRun({ api, offer: publishedOffer, journal: run.journal }))).isOld).toBe(true);
    expect(await countWith(bytes)).toBe(1);
    expect(heard).toEqual(["createAudio", "uploadFile", "getAudio", "getAudio"]);
  });

  it("asks for no second audio where an answer is lost, of a server that cannot know the request again", async () => {
    const lost = new Problem("unreachable");
    const losing = { ...user.client, call: () => Promise.reject(lost) };
    const onWait = () => expect.unreachable("It asks again.");
    const run = newRun({ api: losing, offer: publishedOffer, onWait });
    await expect(send(await write(small()), run)).rejects.toBe(lost);
  });

  it("leaves nothing behind of a large file that changes while it is read", async () => {
    const bytes = large();
    const source = await write(bytes);
    const changing = {
      ...user.client,
      async send(name: never, input: never) {
        if (name === "startUpload") await writeFile(source.path, large());
        return user.client.send(name, input);
      },
    } as SendContext["api"];
    const { audios } = await user.client.call("getSpace", { params: place() });
    await expect(send(source, newRun({ api: changing }))).rejects.toThrow(ChangedError);
    expect((await user.client.call("getSpace", { params: place() })).audios).toBe(audios);
  });
});
