import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  A_WHILE,
  allIds,
  answer,
  BULK_BYTES,
  CLIP_BYTES,
  fileOf,
  idOf,
  LARGE_BYTES,
  pass,
  setUpQueue,
  sha256Of,
  stagesOf,
  target,
  until,
} from "../../../fixtures/upload-queue.ts";
import type { EncodeBridge } from "../worker/bridge.ts";
import type { UploadStatus } from "./status.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a batch", () => {
  it("takes 20 files, one of them unusable, through both lanes and settles once", async () => {
    const { queue, convert, convertAll, onSettled, mostActionsOut, questions } = setUpQueue();
    const files = Array.from({ length: 20 }, (_, i) => fileOf(`${i}.mp3`, i % 5 === 4 ? BULK_BYTES : CLIP_BYTES));
    queue.add(files, target);
    await pass(900);
    expect(new Set(stagesOf(queue))).toEqual(new Set(["received"]));
    const broken = queue.getSnapshot().entries[7]?.audio as string;
    convert(broken, false);
    convertAll();
    await pass(2100);
    const { entries, progress } = queue.getSnapshot();
    expect(progress).toMatchObject({ total: 20, available: 19, refused: 1, ratio: 1 });
    expect(entries[7]).toMatchObject({ stage: "refused", fault: { code: "damaged", detail: "The file is damaged." } });
    expect(new Set(entries.map(({ batch }) => batch)).size).toBe(1);
    expect(entries.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(onSettled).toHaveBeenCalledOnce();
    expect(mostActionsOut()).toBe(1);
    const asked = questions.length;
    await pass(5000);
    expect(questions).toHaveLength(asked);
  });

  it("asks for at most fifty audios at once, of the first ones always and of the others in turn", async () => {
    const { queue, questions } = setUpQueue();
    const clips = Array.from({ length: 260 }, (_, i) => fileOf(`${i}.mp3`));
    queue.add(clips, target);
    queue.add([fileOf("other.mp3")], { ...target, space: "other" });
    await pass(20_000);
    const asked = new Map<string, number>();
    for (const { space, handles } of questions.slice(-30)) {
      expect(handles.length).toBeLessThanOrEqual(50);
      asked.set(`${space} ${handles[0]}`, (asked.get(`${space} ${handles[0]}`) ?? 0) + 1);
    }
    expect([...asked.values()].sort((a, b) => b - a).slice(0, 2)).toEqual([10, 10]);
    expect(asked.size).toBe(7);
  });

  it("says that an audio was deleted while it was converted", async () => {
    const { queue, audios } = setUpQueue();
    queue.add([fileOf("a.mp3")], target);
    await pass(500);
    audios.clear();
    await pass(2000);
    expect(queue.getSnapshot().entries[0]).toMatchObject({ stage: "refused", fault: { code: "removed" } });
  });

  it("sends an alias when it has been written, not half of it", async () => {
    const { queue, calls } = setUpQueue();
    queue.add([fileOf("one.mp3"), fileOf("two.mp3")], target);
    queue.setAlias(idOf(queue, 1), "Second");
    queue.setAlias(idOf(queue, 0), "");
    await pass(1000);
    expect(calls).toEqual([]);
    queue.setAlias(idOf(queue, 1), "Second one");
    await pass(3000);
    expect(calls.map((call) => call.split(" ").slice(0, 3).join(" "))).toEqual([
      expect.stringMatching(/^clip null /),
      "clip Second one",
    ]);
    queue.setAlias(idOf(queue, 1), "Too late");
    expect(queue.getSnapshot().entries[1]?.alias).toBe("Second one");
  });

  it("goes to another space as long as nothing of it was sent", async () => {
    const { queue, questions } = setUpQueue();
    queue.add([fileOf("a.mp3"), fileOf("b.mp3")], target);
    queue.pause(allIds(queue));
    queue.amend(allIds(queue), ({ number }) => ({ space: "other", alias: `Call ${number}`, identity: "ada" }));
    queue.resume(allIds(queue));
    await pass(2000);
    expect(questions.at(-1)).toMatchObject({ space: "other", handles: ["a1", "a2"] });
    expect(queue.getSnapshot().entries).toMatchObject([{ alias: "Call 1" }, { alias: "Call 2", identity: "ada" }]);
  });

  it("refuses a file that the worker finds unreadable and goes on with the next", async () => {
    const problem = { code: "unreadable", detail: "The file can no longer be read." };
    const text = new Blob(["text"]);
    const { queue, calls } = setUpQueue({
      bridge: {
        encode: async (file) =>
          file.name === "big.wav" ? { ok: false, problem } : { ok: true, data: { sha256: await sha256Of(file), text } },
      },
    });
    queue.add([fileOf("big.wav", BULK_BYTES), fileOf("b.mp3")], target);
    await pass(500);
    expect(stagesOf(queue)).toEqual(["refused", "received"]);
    // What had been made for it does not stay behind.
    expect(calls.filter((call) => call.startsWith("discard"))).toHaveLength(1);
  });
});

describe("a file in parts", () => {
  it("goes on where the server is after the line broke", async () => {
    const { queue, calls, leave, pings } = setUpQueue();
    queue.add([fileOf("a.wav", LARGE_BYTES)], target);
    // The first part has arrived, and the second is on its way.
    await until(() => calls.filter((call) => call.startsWith("part")).length === 2);
    leave(true);
    await pass(400);
    expect(queue.getSnapshot().line).toMatchObject({ state: "down", fault: { code: "network" } });
    expect(stagesOf(queue)).toEqual(["waiting"]);
    await pass(60_000);
    expect(pings()).toBeGreaterThan(3);
    const tried = calls.length;
    leave(false);
    await pass(90_000);
    expect(stagesOf(queue)).toEqual(["received"]);
    expect(queue.getSnapshot().line.state).toBe("up");
    const first = calls.find((call) => call.startsWith("part 0-")) as string;
    expect(calls.slice(tried, tried + 2)).toEqual([
      "begin /ada/main/audios/a1/file",
      expect.stringMatching(new RegExp(`^part ${first.split("-")[1]}-`)),
    ]);
  });

  it("gets smaller where something on the way takes no such request, and says so", async () => {
    const most = 1_000_000;
    const found = setUpQueue({
      bridge: {
        sendPart: async ({ start, end, file }) => {
          found.calls.push(`part ${start}-${end}`);
          if (end - start > most)
            return { ok: true, data: { status: 413, body: "<html>", retryAfter: null, seconds: 1 } };
          if (end === file.size) (found.audios.get("a1") as UploadStatus).state = "available";
          return answer(200, { offsetBytes: end });
        },
      },
    });
    found.queue.add([fileOf("a.wav", LARGE_BYTES)], target);
    await pass(A_WHILE);
    expect(stagesOf(found.queue)).toEqual(["available"]);
    expect(found.queue.getSnapshot().partLimit.refusedBytes).toBeLessThan(2 * most);
  });

  it("stops where even the least part is refused, and can be tried again", async () => {
    const { queue } = setUpQueue({
      bridge: {
        sendPart: async () => ({ ok: true, data: { status: 413, body: "<html>", retryAfter: null, seconds: 1 } }),
      },
    });
    queue.add([fileOf("a.wav", LARGE_BYTES)], target);
    await pass(A_WHILE);
    expect(queue.getSnapshot().entries[0]).toMatchObject({
      ...{ stage: "failed", retryAtMs: null },
      fault: { code: "bodyLimit", detail: expect.stringContaining("client_max_body_size") },
    });
  });

  it("is sent whole to a server that takes no parts", async () => {
    const { queue, calls } = setUpQueue({ rules: { canResume: false } });
    queue.add([fileOf("a.wav", LARGE_BYTES)], target);
    await pass(500);
    expect(stagesOf(queue)).toEqual(["received"]);
    expect(calls.filter((call) => call.startsWith("part"))).toEqual([]);
  });

  it("is paused in the middle, and goes on from there", async () => {
    const { queue, calls } = setUpQueue();
    queue.add([fileOf("a.wav", LARGE_BYTES)], target);
    await until(() => calls.some((call) => call.startsWith("part")));
    queue.pause(allIds(queue));
    await pass(5000);
    expect(stagesOf(queue)).toEqual(["paused"]);
    const before = calls.filter((call) => call.startsWith("part")).length;
    queue.resume(allIds(queue));
    await pass(500);
    expect(stagesOf(queue)).toEqual(["received"]);
    expect(before).toBeGreaterThan(0);
    expect(calls.filter((call) => call.startsWith("waiting"))).toHaveLength(1);
  });
});

describe("the end of a file", () => {
  it("is compared with the server's own digest: other bytes are sent once more, as another audio", async () => {
    const found = setUpQueue();
    found.queue.add([fileOf("a.mp3")], target);
    await pass(500);
    (found.audios.get("a1") as UploadStatus).source = { sha256: "00" };
    await pass(1000);
    expect(found.queue.getSnapshot().entries[0]).toMatchObject({ stage: "failed", fault: { code: "wrongDigest" } });
    await pass(A_WHILE);
    const [entry] = found.queue.getSnapshot().entries;
    expect(entry).toMatchObject({ stage: "received", audio: "a2", round: 1 });
    expect([...found.audios.keys()]).toEqual(["a2"]);
  });

  it("waits for the same where the server refuses the bytes at once", async () => {
    let tries = 0;
    const refusal = { ok: false, problem: { code: "wrongDigest", detail: "Other bytes." } } as const;
    const found = setUpQueue({
      bridge: { send: async () => (++tries > 1 ? answer(200, {}) : answer(422, refusal.problem)) },
    });
    found.queue.add([fileOf("a.wav", BULK_BYTES)], target);
    await pass(A_WHILE);
    expect(found.queue.getSnapshot().entries[0]).toMatchObject({ stage: "received", audio: "a2" });
    expect([...found.audios.keys()]).toEqual(["a2"]);
  });
});

describe("cancel", () => {
  it("before sending drops the file and sends nothing", async () => {
    const { queue, calls } = setUpQueue();
    queue.add([fileOf("a.mp3")], target);
    queue.cancel(allIds(queue).slice(0, 1));
    await pass(500);
    expect([stagesOf(queue), calls]).toEqual([["cancelled"], []]);
  });

  it("while a recording is sent aborts it at once and removes the audio", async () => {
    let isAborted = false;
    const send: EncodeBridge["send"] = (_post, { signal }) =>
      new Promise((resolve) => {
        signal.addEventListener("abort", () => {
          isAborted = true;
          resolve({ ok: false, problem: { code: "cancelled", detail: "Cancelled." } });
        });
      });
    const { queue, calls, audios } = setUpQueue({ bridge: { send } });
    queue.add([fileOf("a.wav", BULK_BYTES), fileOf("b.wav", BULK_BYTES)], target);
    await pass(100);
    expect(stagesOf(queue)).toEqual(["sending", "sending"]);
    queue.cancel(allIds(queue).slice(0, 1));
    expect(isAborted).toBe(true);
    await pass(100);
    expect(stagesOf(queue)).toEqual(["cancelled", "sending"]);
    expect(calls.at(-1)).toBe("discard a1");
    expect([...audios.keys()]).toEqual(["a2"]);
  });

  it("while a clip is out in its action removes what the action made, even if the entry was cleared away", async () => {
    const { queue, calls, audios } = setUpQueue();
    queue.add([fileOf("a.mp3")], target);
    await until(() => stagesOf(queue)[0] === "sending");
    queue.cancel(allIds(queue).slice(0, 1));
    queue.remove(allIds(queue));
    await pass(500);
    expect(calls.map((call) => call.split(" ")[0])).toEqual(["clip", "discard"]);
    expect(audios.size).toBe(0);
  });

  it("does nothing once the server has the bytes", async () => {
    const { queue, calls } = setUpQueue();
    queue.add([fileOf("a.mp3")], target);
    await pass(500);
    queue.cancel(allIds(queue).slice(0, 1));
    expect(stagesOf(queue)).toEqual(["received"]);
    expect(calls).toHaveLength(1);
  });
});

it("stops everything when its page goes", async () => {
  const { queue, calls, questions } = setUpQueue();
  queue.add([fileOf("a.mp3"), fileOf("b.mp3"), fileOf("c.wav", BULK_BYTES)], target);
  queue.close();
  await pass(3000);
  expect([queue.getSnapshot().entries, calls, questions]).toEqual([[], [], []]);
});
