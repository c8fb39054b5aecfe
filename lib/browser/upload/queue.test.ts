import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ActionResult } from "../../contract/result.ts";
import type { EncodeBridge } from "../worker/bridge.ts";
import type { Preflight } from "./preflight.ts";
import { createUploadQueue, type UploadQueue } from "./queue.ts";
import type { UploadActions } from "./send-entry.ts";
import type { StatusQuestion, UploadStatus } from "./status.ts";

const preflight: Preflight = { limits: null, policy: null, findTwins: null };
const target = { owner: "ada", space: "main", isRepeatable: true, preflight };
const CLIP_BYTES = 1000;
const BULK_BYTES = 2_000_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A server and a worker that work, with what one test wants to break put in their place. */
function setUp(broken: { actions?: Partial<UploadActions>; bridge?: Partial<EncodeBridge> } = {}) {
  const audios = new Map<string, UploadStatus>();
  const byKey = new Map<string, UploadStatus>();
  const calls: string[] = [];
  let actionsOut = 0;
  let mostActionsOut = 0;
  let isSignedIn = true;

  const create = (key: string, progress: UploadStatus["progress"]): UploadStatus => {
    const status = byKey.get(key) ?? { handle: `a${byKey.size + 1}`, state: "avaitingFile", progress, failure: null };
    byKey.set(key, status);
    audios.set(status.handle, status);
    return status;
  };
  const server: UploadActions = {
    createClip: async (input) => {
      calls.push(`clip ${input.alias} ${input.idempotencyKey}`);
      return { ok: true, data: create(input.idempotencyKey, { stage: "queued", ratio: 0 }) };
    },
    createWaiting: async (input) => {
      calls.push(`waiting ${input.alias} ${input.idempotencyKey}`);
      return { ok: true, data: create(input.idempotencyKey, null) };
    },
    discardUpload: async ({ audio }) => {
      calls.push(`discard ${audio}`);
      audios.delete(audio);
      return { ok: true, data: null };
    },
    ...broken.actions,
  };

  /** Signs everybody out when told to, and counts how many actions are out at once. */
  function guarded<I, T>(action: (input: I) => Promise<ActionResult<T>>) {
    return async (input: I): Promise<ActionResult<T>> => {
      mostActionsOut = Math.max(mostActionsOut, ++actionsOut);
      try {
        await later();
        if (!isSignedIn) return { ok: false, problem: { code: "unauthenticated", detail: "Sign in." } };
        return await action(input);
      } finally {
        actionsOut--;
      }
    };
  }

  const bridge: EncodeBridge = {
    readHeader: async () => ({ ok: true, data: { isMedia: true, header: null } }),
    hash: async (file) => ({ ok: true, data: await sha256Of(file) }),
    async encodeToBytes(file, { onProgress }) {
      await later();
      onProgress(1);
      return { ok: true, data: { sha256: await sha256Of(file), text: new Uint8Array(4) } };
    },
    async encodeToBlob(file, { onProgress }) {
      await later();
      onProgress(0.5);
      return { ok: true, data: { sha256: await sha256Of(file), text: new Blob(["text"]) } };
    },
    async send({ path }, { onProgress }) {
      calls.push(`send ${path}`);
      await later();
      onProgress(1);
      const status = audios.get(path.split("/")[4] as string) as UploadStatus;
      status.progress = { stage: "queued", ratio: 0 };
      return { ok: true, data: { status: 200, body: JSON.stringify(status), seconds: 1 } };
    },
    ...broken.bridge,
  };

  const questions: StatusQuestion[] = [];
  const onSettled = vi.fn();
  const queue = createUploadQueue({
    actions: {
      createClip: guarded(server.createClip),
      createWaiting: guarded(server.createWaiting),
      discardUpload: guarded(server.discardUpload),
    },
    bridge,
    fetchStatus: async (question) => {
      questions.push(question);
      if (!isSignedIn) return { ok: false, problem: { code: "unauthenticated", detail: "Sign in." } };
      return { ok: true, data: [...audios.values()].filter(({ handle }) => question.handles.includes(handle)) };
    },
    onSettled,
    now: () => Date.now(),
  });
  return {
    ...{ queue, audios, calls, questions, onSettled },
    mostActionsOut: () => mostActionsOut,
    convert(handle: string, isUsable = true) {
      const status = audios.get(handle) as UploadStatus;
      status.state = isUsable ? "available" : "notAvailable";
      status.failure = isUsable ? null : { code: "damaged", detail: "The file is damaged." };
    },
    convertAll() {
      for (const status of audios.values()) if (status.state === "avaitingFile") status.state = "available";
    },
    sign(isIn: boolean) {
      isSignedIn = isIn;
    },
  };
}

function later(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 10));
}

async function sha256Of(file: File): Promise<string> {
  return createHash("sha256").update(file.name).digest("hex");
}

function fileOf(name: string, sizeBytes = CLIP_BYTES): File {
  return new File([new Uint8Array(sizeBytes)], name);
}

const stagesOf = (queue: UploadQueue) => queue.getSnapshot().entries.map(({ stage }) => stage);
const idOf = (queue: UploadQueue, index = 0) => queue.getSnapshot().entries[index]?.id as string;
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

describe("a batch", () => {
  it("takes 20 files, one of them unusable, through both lanes and settles once", async () => {
    const { queue, convert, convertAll, onSettled, mostActionsOut, questions } = setUp();
    const files = Array.from({ length: 20 }, (_, i) => fileOf(`${i}.mp3`, i % 5 === 4 ? BULK_BYTES : CLIP_BYTES));
    queue.add(files, target);
    await pass(900);
    expect(new Set(stagesOf(queue))).toEqual(new Set(["converting"]));
    const broken = queue.getSnapshot().entries[7]?.audio as string;
    convert(broken, false);
    convertAll();
    await pass(2100);
    const { entries, progress } = queue.getSnapshot();
    expect(progress).toMatchObject({ total: 20, available: 19, refused: 1, ratio: 1 });
    expect(entries[7]).toMatchObject({ stage: "refused", fault: { code: "damaged", detail: "The file is damaged." } });
    expect(onSettled).toHaveBeenCalledOnce();
    expect(mostActionsOut()).toBe(1);
    const asked = questions.length;
    await pass(5000);
    expect(questions).toHaveLength(asked);
  });

  it("asks for at most fifty audios at once, each space by itself", async () => {
    const { queue, questions } = setUp();
    queue.add(
      Array.from({ length: 60 }, (_, i) => fileOf(`${i}.mp3`)),
      target,
    );
    queue.add([fileOf("other.mp3")], { ...target, space: "other" });
    await pass(5000);
    const last = questions.slice(-3);
    expect(last.map(({ space, handles }) => [space, handles.length])).toEqual([
      ["main", 50],
      ["main", 10],
      ["other", 1],
    ]);
  });

  it("says that an audio was deleted while it was converted", async () => {
    const { queue, audios } = setUp();
    queue.add([fileOf("a.mp3")], target);
    await pass(500);
    audios.clear();
    await pass(2000);
    expect(queue.getSnapshot().entries[0]).toMatchObject({ stage: "refused", fault: { code: "removed" } });
  });

  it("sends the alias that was typed before its turn", async () => {
    const { queue, calls } = setUp();
    queue.add([fileOf("one.mp3"), fileOf("two.mp3")], target);
    queue.setAlias(idOf(queue, 1), "Second");
    queue.setAlias(idOf(queue, 0), "");
    await pass(500);
    expect(calls.map((call) => call.split(" ").slice(0, 2).join(" "))).toEqual(["clip null", "clip Second"]);
    queue.setAlias(idOf(queue, 1), "Too late");
    expect(queue.getSnapshot().entries[1]?.alias).toBe("Second");
  });

  it("refuses a file that the worker finds empty and goes on with the next", async () => {
    const problem = { code: "empty", detail: "The file is empty." };
    const { queue } = setUp({ bridge: { encodeToBlob: async () => ({ ok: false, problem }) } });
    queue.add([fileOf("big.wav", BULK_BYTES), fileOf("b.mp3")], target);
    await pass(500);
    expect(stagesOf(queue)).toEqual(["refused", "converting"]);
  });
});

describe("cancel", () => {
  it("before sending drops the file and sends nothing", async () => {
    const { queue, calls } = setUp();
    queue.add([fileOf("a.mp3")], target);
    queue.cancel(idOf(queue));
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
    const { queue, calls, audios } = setUp({ bridge: { send } });
    queue.add([fileOf("a.wav", BULK_BYTES), fileOf("b.wav", BULK_BYTES)], target);
    await pass(100);
    expect(stagesOf(queue)).toEqual(["sending", "sending"]);
    queue.cancel(idOf(queue));
    expect(isAborted).toBe(true);
    await pass(100);
    expect(stagesOf(queue)).toEqual(["cancelled", "sending"]);
    expect(calls.at(-1)).toBe("discard a1");
    expect([...audios.keys()]).toEqual(["a2"]);
  });

  it("while a clip is out in its action removes what the action made, even if the entry was cleared away", async () => {
    const { queue, calls, audios } = setUp();
    queue.add([fileOf("a.mp3")], target);
    await pass(15);
    expect(stagesOf(queue)).toEqual(["sending"]);
    queue.cancel(idOf(queue));
    queue.clear();
    await pass(500);
    expect(calls.map((call) => call.split(" ")[0])).toEqual(["clip", "discard"]);
    expect(audios.size).toBe(0);
  });

  it("does nothing once the server has the bytes", async () => {
    const { queue, calls } = setUp();
    queue.add([fileOf("a.mp3")], target);
    await pass(500);
    queue.cancel(idOf(queue));
    expect(stagesOf(queue)).toEqual(["converting"]);
    expect(calls).toHaveLength(1);
  });
});

describe("retry", () => {
  it("after a lost connection repeats a clip under the same key, and there is one audio", async () => {
    let tries = 0;
    const keys: string[] = [];
    const found = setUp({
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
    await pass(100);
    expect(found.queue.getSnapshot().entries[0]).toMatchObject({ stage: "failed", fault: { code: "network" } });
    found.queue.retry(idOf(found.queue));
    await pass(2000);
    expect(stagesOf(found.queue)).toEqual(["available"]);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[\w-]{16,128}$/);
  });

  it("of a recording sends to the audio that was made the first time", async () => {
    const lost = { code: "network", detail: "The connection was lost." };
    const paths: string[] = [];
    const found = setUp({
      bridge: {
        send: async ({ path }) => {
          paths.push(path);
          if (paths.length === 1) return { ok: false, problem: lost };
          return { ok: true, data: { status: 200, body: "{}", seconds: 1 } };
        },
      },
    });
    found.queue.add([fileOf("a.wav", BULK_BYTES)], target);
    await pass(100);
    expect(stagesOf(found.queue)).toEqual(["failed"]);
    found.queue.retryAll();
    await pass(100);
    expect(stagesOf(found.queue)).toEqual(["converting"]);
    expect(paths).toEqual(["/ada/main/audios/a1/file", "/ada/main/audios/a1/file"]);
    expect(found.calls).toHaveLength(1);
  });

  it("does not send a recording again whose answer alone was lost", async () => {
    const lost = { code: "stalled", detail: "Nothing moved." };
    const found = setUp({
      bridge: {
        send: async ({ path }) => {
          found.calls.push(`send ${path}`);
          (found.audios.get("a1") as UploadStatus).progress = { stage: "converting", ratio: 0.5 };
          return { ok: false, problem: lost };
        },
      },
    });
    found.queue.add([fileOf("a.wav", BULK_BYTES)], target);
    await pass(100);
    found.queue.retry(idOf(found.queue));
    await pass(100);
    expect(stagesOf(found.queue)).toEqual(["converting"]);
    expect(found.calls.filter((call) => call.startsWith("send"))).toHaveLength(1);
  });
});

describe("on a server that makes a repeated creation twice", () => {
  const elsewhere = { ...target, isRepeatable: false };
  const lost = () => Promise.reject(new TypeError("Failed to fetch"));
  const unknown: ActionResult<UploadStatus> = { ok: false, problem: { code: "unconfirmed", detail: "Not known." } };

  it.each<[string, number, Partial<UploadActions>]>([
    ["a clip whose answer is lost on the way to the page", CLIP_BYTES, { createClip: lost }],
    ["a clip whose answer is lost on the way to the app", CLIP_BYTES, { createClip: async () => unknown }],
    ["the place of a recording", BULK_BYTES, { createWaiting: lost }],
  ])("leaves it to a person to send again %s", async (_name, sizeBytes, actions) => {
    const { queue } = setUp({ actions });
    queue.add([fileOf("a.wav", sizeBytes)], elsewhere);
    await pass(100);
    const stopped = { stage: "failed", fault: { code: "unconfirmed", detail: expect.stringContaining("library") } };
    expect(queue.getSnapshot().entries[0]).toMatchObject(stopped);
    queue.retryAll();
    await pass(100);
    expect(queue.getSnapshot().entries[0]).toMatchObject(stopped);
    queue.retry(idOf(queue));
    expect(stagesOf(queue)).toEqual(["reading"]);
  });

  it("takes a file that the server has already for sent, even if that cannot be asked", async () => {
    const paths: string[] = [];
    const found = setUp({
      bridge: {
        send: async ({ path }) => {
          paths.push(path);
          if (paths.length === 1)
            return { ok: false, problem: { code: "network", detail: "The connection was lost." } };
          const body = JSON.stringify({ code: "conflict", detail: "It has its file." });
          return { ok: true, data: { status: 409, body, seconds: 1 } };
        },
      },
    });
    found.queue.add([fileOf("a.wav", BULK_BYTES)], elsewhere);
    await pass(100);
    delete (found.audios.get("a1") as UploadStatus).progress;
    found.queue.retry(idOf(found.queue));
    await pass(100);
    expect(stagesOf(found.queue)).toEqual(["converting"]);
    expect(paths).toHaveLength(2);
  });

  it("does not take a file for sent that another request is sending", async () => {
    const body = JSON.stringify({ code: "conflict", detail: "Another request is sending it." });
    const { queue } = setUp({ bridge: { send: async () => ({ ok: true, data: { status: 409, body, seconds: 1 } }) } });
    queue.add([fileOf("a.wav", BULK_BYTES)], target);
    await pass(100);
    expect(queue.getSnapshot().entries[0]).toMatchObject({ stage: "failed", fault: { code: "conflict" } });
  });
});

it("does not settle while a file waits for its retry", async () => {
  let isOnline = false;
  const found = setUp({
    bridge: {
      send: async () =>
        isOnline
          ? { ok: true, data: { status: 200, body: "{}", seconds: 1 } }
          : { ok: false, problem: { code: "network", detail: "The connection was lost." } },
    },
  });
  found.queue.add([fileOf("a.mp3"), fileOf("b.wav", BULK_BYTES)], target);
  await pass(500);
  found.convert(found.queue.getSnapshot().entries[0]?.audio as string);
  await pass(2000);
  expect(stagesOf(found.queue)).toEqual(["available", "failed"]);
  expect(found.onSettled).not.toHaveBeenCalled();
  isOnline = true;
  found.queue.retryAll();
  await pass(500);
  found.convertAll();
  await pass(2000);
  expect(found.onSettled).toHaveBeenCalledOnce();
});

describe("a session that ends", () => {
  it("pauses everything and loses nothing", async () => {
    const { queue, sign, convertAll, calls, onSettled } = setUp();
    queue.add(
      Array.from({ length: 10 }, (_, i) => fileOf(`${i}.mp3`)),
      target,
    );
    await pass(45);
    sign(false);
    await pass(2000);
    expect(new Set(stagesOf(queue))).toEqual(new Set(["failed"]));
    expect(queue.getSnapshot().entries.every(({ fault }) => fault?.code === "unauthenticated")).toBe(true);
    expect(queue.getSnapshot().entries.filter(({ isStored }) => isStored).length).toBeGreaterThan(0);
    expect(onSettled).not.toHaveBeenCalled();
    sign(true);
    queue.retryAll();
    await pass(500);
    convertAll();
    await pass(2000);
    expect(queue.getSnapshot().progress).toMatchObject({ available: 10, failed: 0 });
    expect(onSettled).toHaveBeenCalledOnce();
    expect(new Set(calls).size).toBe(calls.length);
  });
});

it("stops everything when its page goes", async () => {
  const { queue, calls, questions } = setUp();
  queue.add([fileOf("a.mp3"), fileOf("b.mp3"), fileOf("c.wav", BULK_BYTES)], target);
  queue.close();
  await pass(3000);
  expect([queue.getSnapshot().entries, calls, questions]).toEqual([[], [], []]);
});
