import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  A_WHILE,
  allIds,
  answer,
  BULK_BYTES,
  CLIP_BYTES,
  fileOf,
  lost,
  pass,
  setUpQueue,
  stagesOf,
  target,
  until,
} from "../../../fixtures/upload-queue.ts";
import type { ActionResult } from "../../contract/result.ts";
import type { UploadActions } from "./send-context.ts";
import type { UploadStatus } from "./status.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a line that breaks", () => {
  it("repeats a clip under the same key by itself, and there is one audio", async () => {
    let tries = 0;
    const keys: string[] = [];
    const found = setUpQueue({
      actions: {
        createClip: async (input) => {
          keys.push(input.idempotencyKey);
          if (++tries === 1) throw new TypeError("Failed to fetch");
          const data: UploadStatus = { handle: "a1", state: "available", progress: null, failure: null };
          found.audios.set("a1", data);
          return { ok: true, data };
        },
      },
    });
    found.queue.add([fileOf("a.mp3")], target);
    await pass(200);
    expect(stagesOf(found.queue)).toEqual(["waiting"]);
    expect(found.queue.getSnapshot().line.state).toBe("down");
    await pass(4000);
    expect(stagesOf(found.queue)).toEqual(["available"]);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[\w-]{16,128}$/);
  });

  it("holds everything up, and costs the files that wait no attempt", async () => {
    const { queue, leave, calls } = setUpQueue();
    queue.add(
      Array.from({ length: 30 }, (_, i) => fileOf(`${i}.mp3`)),
      target,
    );
    await pass(100);
    leave(true);
    await pass(120_000);
    const { entries, progress } = queue.getSnapshot();
    expect([progress.failed, progress.refused]).toEqual([0, 0]);
    expect(entries.filter(({ tries }) => tries > 0).length).toBeLessThanOrEqual(2);
    leave(false);
    queue.tryNow();
    await pass(3000);
    expect(new Set(stagesOf(queue))).toEqual(new Set(["received"]));
    expect(new Set(calls).size).toBeGreaterThanOrEqual(30);
  });

  it("waits as long as the server asks it to", async () => {
    let tries = 0;
    const problem = { code: "tooManyRequests", detail: "Later.", retryAfterSeconds: 30 };
    const found = setUpQueue({
      actions: {
        createClip: async () => {
          tries++;
          return { ok: false, problem };
        },
      },
    });
    found.queue.add([fileOf("a.mp3")], target);
    await pass(29_000);
    expect(tries).toBe(1);
    await pass(3000);
    expect(tries).toBe(2);
  });

  it("is not to blame alone where it breaks with the same file each time: that one goes behind the others", async () => {
    const found = setUpQueue({ bridge: { send: async ({ path }) => (path.includes("a1") ? lost : answer(200, {})) } });
    found.queue.add([fileOf("poison.wav", BULK_BYTES), fileOf("b.wav", BULK_BYTES)], target);
    await until(() => stagesOf(found.queue)[0] === "failed");
    expect(stagesOf(found.queue)).toEqual(["failed", "received"]);
    expect(found.queue.getSnapshot().entries[0]?.retryAtMs).not.toBeNull();
  });

  it("does not send a recording again whose answer alone was lost", async () => {
    const found = setUpQueue({
      bridge: {
        send: async ({ path }) => {
          found.calls.push(`send ${path}`);
          (found.audios.get("a1") as UploadStatus).progress = { stage: "converting", ratio: 0.5 };
          return { ok: false, problem: { code: "stalled", detail: "Nothing moved." } };
        },
      },
    });
    found.queue.add([fileOf("a.wav", BULK_BYTES)], target);
    await pass(5000);
    expect(stagesOf(found.queue)).toEqual(["converting"]);
    expect(found.calls.filter((call) => call.startsWith("send"))).toHaveLength(1);
  });
});

describe("retry", () => {
  it("of a recording sends to the audio that was made the first time", async () => {
    const paths: string[] = [];
    const found = setUpQueue({
      bridge: {
        send: async ({ path }) => {
          paths.push(path);
          return paths.length === 1 ? answer(507, { code: "noRoom", detail: "No room." }) : answer(200, {});
        },
      },
    });
    found.queue.add([fileOf("a.wav", BULK_BYTES)], target);
    await pass(60_000);
    expect(found.queue.getSnapshot().entries[0]).toMatchObject({ stage: "failed", retryAtMs: null });
    found.queue.retry(allIds(found.queue));
    await pass(100);
    expect(stagesOf(found.queue)).toEqual(["received"]);
    expect(paths).toEqual(["/ada/main/audios/a1/file", "/ada/main/audios/a1/file"]);
    expect(found.calls).toHaveLength(1);
  });

  it("comes by itself, later each time, and ends", async () => {
    let tries = 0;
    const problem = { code: "internal", detail: "Something broke." };
    const createClip = async () => {
      tries++;
      return { ok: false, problem } as const;
    };
    const { queue } = setUpQueue({ actions: { createClip } });
    queue.add([fileOf("a.mp3")], target);
    await pass(3_600_000);
    expect(tries).toBe(7);
    expect(queue.getSnapshot().entries[0]).toMatchObject({ stage: "failed", retryAtMs: null });
  });
});

describe("on a server that makes a repeated creation twice", () => {
  const elsewhere = { isRepeatable: false, canResume: false };
  const failing = () => Promise.reject(new TypeError("Failed to fetch"));
  const unknown: ActionResult<UploadStatus> = { ok: false, problem: { code: "unconfirmed", detail: "Not known." } };

  it.each<[string, number, Partial<UploadActions>]>([
    ["a clip whose answer is lost on the way to the page", CLIP_BYTES, { createClip: failing }],
    ["a clip whose answer is lost on the way to the app", CLIP_BYTES, { createClip: async () => unknown }],
    ["the place of a recording", BULK_BYTES, { createWaiting: failing }],
  ])("leaves it to a person to send again %s", async (_name, sizeBytes, actions) => {
    const { queue } = setUpQueue({ actions, rules: elsewhere });
    queue.add([fileOf("a.wav", sizeBytes)], target);
    await pass(100);
    const stopped = { stage: "failed", fault: { code: "unconfirmed", detail: expect.stringContaining("library") } };
    expect(queue.getSnapshot().entries[0]).toMatchObject(stopped);
    await pass(600_000);
    expect(queue.getSnapshot().entries[0]).toMatchObject(stopped);
    queue.retry(allIds(queue));
    expect(stagesOf(queue)).toEqual(["encoding"]);
  });

  it("takes a file that the server has already for sent, even if that cannot be asked", async () => {
    const paths: string[] = [];
    const found = setUpQueue({
      bridge: {
        send: async ({ path }) => {
          paths.push(path);
          if (paths.length === 1) return lost;
          return answer(409, { code: "conflict", detail: "It has its file." });
        },
      },
      rules: elsewhere,
    });
    found.queue.add([fileOf("a.wav", BULK_BYTES)], target);
    await pass(100);
    delete (found.audios.get("a1") as UploadStatus).progress;
    await pass(A_WHILE);
    expect(stagesOf(found.queue)).toEqual(["received"]);
    expect(paths).toHaveLength(2);
  });

  it("does not take a file for sent that another request is sending", async () => {
    const body = { code: "conflict", detail: "Another request is sending it." };
    const { queue } = setUpQueue({ bridge: { send: async () => answer(409, body) } });
    queue.add([fileOf("a.wav", BULK_BYTES)], target);
    await pass(100);
    expect(queue.getSnapshot().entries[0]).toMatchObject({ stage: "failed", fault: { code: "conflict" } });
  });
});

it("does not settle while the line is down", async () => {
  const found = setUpQueue();
  found.queue.add([fileOf("a.mp3"), fileOf("b.wav", BULK_BYTES)], target);
  await pass(45);
  found.leave(true);
  found.convertAll();
  await pass(30_000);
  expect(found.onSettled).not.toHaveBeenCalled();
  found.leave(false);
  found.queue.tryNow();
  await pass(500);
  found.convertAll();
  await pass(2000);
  expect(stagesOf(found.queue)).toEqual(["available", "available"]);
  expect(found.onSettled).toHaveBeenCalledOnce();
});

describe("a session that ends", () => {
  it("holds everything up, and goes on by itself when the person has signed in again", async () => {
    const { queue, sign, convertAll, calls, onSettled } = setUpQueue();
    queue.add(
      Array.from({ length: 10 }, (_, i) => fileOf(`${i}.mp3`)),
      target,
    );
    await pass(100);
    sign(false);
    await pass(20_000);
    expect(queue.getSnapshot().line).toEqual({ state: "signedOut" });
    expect(new Set(stagesOf(queue))).toEqual(new Set(["received", "waiting"]));
    expect(onSettled).not.toHaveBeenCalled();
    sign(true);
    await pass(7000);
    convertAll();
    await pass(2000);
    expect(queue.getSnapshot().progress).toMatchObject({ available: 10, failed: 0 });
    expect(onSettled).toHaveBeenCalledOnce();
    expect(new Set(calls).size).toBe(calls.length);
  });

  it("does not go on for somebody else", async () => {
    const { queue, sign } = setUpQueue();
    sign(false);
    queue.add([fileOf("a.mp3")], target);
    await pass(100);
    queue.open("grace");
    await pass(500);
    expect(queue.getSnapshot().entries).toEqual([]);
  });
});

it("stops and says so where the server is of a newer build", async () => {
  const outdated = () => Promise.reject(new Error('Server Action "40ab" was not found on the server.'));
  const { queue } = setUpQueue({ actions: { createClip: outdated } });
  queue.add([fileOf("a.mp3"), fileOf("b.mp3")], target);
  await pass(60_000);
  expect(queue.getSnapshot().line).toEqual({ state: "outdated" });
  expect(stagesOf(queue)).toEqual(["waiting", "waiting"]);
});
