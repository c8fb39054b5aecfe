import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ActionResult } from "../../contract/result.ts";
import type { EncodeBridge } from "../worker/bridge.ts";
import type { GivenFile } from "./given-file.ts";
import { createUploadQueue, type UploadQueue } from "./queue.ts";
import type { UploadActions } from "./send-context.ts";
import type { StatusQuestion, UploadStatus } from "./status.ts";
import type { UploadRules } from "./upload-rules.ts";

const rules: UploadRules = { limits: null, policy: null, knowsTwins: false, isRepeatable: true, canResume: true };
const target = { owner: "ada", space: "main" };
const CLIP_BYTES = 1000;
/** Goes in one body. */
const BULK_BYTES = 2_000_000;
/** Goes in two parts. */
const LARGE_BYTES = 6_000_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A server and a worker that work, with what one test wants to break put in their place. */
function setUp(
  broken: { actions?: Partial<UploadActions>; bridge?: Partial<EncodeBridge>; rules?: Partial<UploadRules> } = {},
) {
  const audios = new Map<string, UploadStatus>();
  const byKey = new Map<string, UploadStatus>();
  const calls: string[] = [];
  let actionsOut = 0;
  let mostActionsOut = 0;
  let isSignedIn = true;
  let isAway = false;
  let pings = 0;
  const arrived = new Map<string, number>();

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
    findTwins: async () => ({ ok: true, data: [] }),
    loadRules: async () => ({ ok: true, data: { ...rules, ...broken.rules } }),
    ...broken.actions,
  };

  /** Signs everybody out when told to, and counts how many actions are out at once. */
  function guarded<I, T>(action: (input: I) => Promise<ActionResult<T>>) {
    return async (input: I): Promise<ActionResult<T>> => {
      mostActionsOut = Math.max(mostActionsOut, ++actionsOut);
      try {
        await later();
        if (isAway) throw new TypeError("Failed to fetch");
        if (!isSignedIn) return { ok: false, problem: { code: "unauthenticated", detail: "Sign in." } };
        return await action(input);
      } finally {
        actionsOut--;
      }
    };
  }

  const has = (handle: string): UploadStatus => {
    const status = audios.get(handle) as UploadStatus;
    status.progress = { stage: "queued", ratio: 0 };
    return status;
  };
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
    async send({ path, headers }, { onProgress }) {
      calls.push(headers["upload-length"] ? `begin ${path}` : `send ${path}`);
      await later();
      if (isAway) return lost;
      if (!isSignedIn) return answer(401, {});
      const handle = path.split("/")[4] as string;
      if (headers["upload-length"]) return answer(200, { offsetBytes: arrived.get(handle) ?? 0 });
      onProgress(1);
      return answer(200, has(handle));
    },
    async sendPart({ path, file, start, end }, { onProgress }) {
      calls.push(`part ${start}-${end}`);
      await later();
      if (isAway) return lost;
      if (!isSignedIn) return answer(401, {});
      onProgress(1);
      const handle = path.split("/")[4] as string;
      arrived.set(handle, end);
      if (end === file.size) has(handle);
      return answer(200, { offsetBytes: end });
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
      findTwins: guarded(server.findTwins),
      loadRules: guarded(server.loadRules),
    },
    bridge,
    fetchStatus: async (question) => {
      questions.push(question);
      if (isAway) return lost;
      if (!isSignedIn) return { ok: false, problem: { code: "unauthenticated", detail: "Sign in." } };
      return { ok: true, data: [...audios.values()].filter(({ handle }) => question.handles.includes(handle)) };
    },
    ping: async () => {
      pings++;
      return !isAway;
    },
    findUploader: async () => (isSignedIn ? "ada" : null),
    onSettled,
    now: () => Date.now(),
  });
  queue.open("ada");
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
    leave(isGone: boolean) {
      isAway = isGone;
    },
    pings: () => pings,
  };
}

const lost = { ok: false, problem: { code: "network", detail: "The connection was lost." } } as const;

function answer(status: number, body: object, retryAfter: string | null = null) {
  return { ok: true, data: { status, body: JSON.stringify(body), retryAfter, seconds: 1 } } as const;
}

function later(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 10));
}

async function sha256Of(file: File): Promise<string> {
  return createHash("sha256").update(file.name).digest("hex");
}

function fileOf(name: string, sizeBytes = CLIP_BYTES): GivenFile {
  return { file: new File([new Uint8Array(sizeBytes)], name), path: name, handle: null };
}

const stagesOf = (queue: UploadQueue) => queue.getSnapshot().entries.map(({ stage }) => stage);
const idOf = (queue: UploadQueue, index = 0) => queue.getSnapshot().entries[index]?.id as string;
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
async function until(isSo: () => boolean): Promise<void> {
  for (let steps = 0; !isSo() && steps < 10_000; steps++) await pass(1);
}

const allIds = (queue: UploadQueue) => queue.getSnapshot().entries.map(({ id }) => id);
/** Longer than the line waits after its first failure. */
const A_WHILE = 2000;

describe("a batch", () => {
  it("takes 20 files, one of them unusable, through both lanes and settles once", async () => {
    const { queue, convert, convertAll, onSettled, mostActionsOut, questions } = setUp();
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
    const { queue, questions } = setUp();
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

  it("goes to another space as long as nothing of it was sent", async () => {
    const { queue, questions } = setUp();
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
    const { queue, calls } = setUp({ bridge: { encodeToBlob: async () => ({ ok: false, problem }) } });
    queue.add([fileOf("big.wav", BULK_BYTES), fileOf("b.mp3")], target);
    await pass(500);
    expect(stagesOf(queue)).toEqual(["refused", "received"]);
    // What had been made for it does not stay behind.
    expect(calls.filter((call) => call.startsWith("discard"))).toHaveLength(1);
  });
});

describe("a file in parts", () => {
  it("goes on where the server is after the line broke", async () => {
    const { queue, calls, leave, pings } = setUp();
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
    const found = setUp({
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
    const { queue } = setUp({
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
    const { queue, calls } = setUp({ rules: { canResume: false } });
    queue.add([fileOf("a.wav", LARGE_BYTES)], target);
    await pass(500);
    expect(stagesOf(queue)).toEqual(["received"]);
    expect(calls.filter((call) => call.startsWith("part"))).toEqual([]);
  });

  it("is paused in the middle, and goes on from there", async () => {
    const { queue, calls } = setUp();
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
    const found = setUp();
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
    const found = setUp({
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
    const { queue, calls } = setUp();
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
    const { queue, calls, audios } = setUp({ bridge: { send } });
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
    const { queue, calls, audios } = setUp();
    queue.add([fileOf("a.mp3")], target);
    await until(() => stagesOf(queue)[0] === "sending");
    queue.cancel(allIds(queue).slice(0, 1));
    queue.remove(allIds(queue));
    await pass(500);
    expect(calls.map((call) => call.split(" ")[0])).toEqual(["clip", "discard"]);
    expect(audios.size).toBe(0);
  });

  it("does nothing once the server has the bytes", async () => {
    const { queue, calls } = setUp();
    queue.add([fileOf("a.mp3")], target);
    await pass(500);
    queue.cancel(allIds(queue).slice(0, 1));
    expect(stagesOf(queue)).toEqual(["received"]);
    expect(calls).toHaveLength(1);
  });
});

describe("a line that breaks", () => {
  it("repeats a clip under the same key by itself, and there is one audio", async () => {
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
    const { queue, leave, calls } = setUp();
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
    const found = setUp({
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
    const found = setUp({ bridge: { send: async ({ path }) => (path.includes("a1") ? lost : answer(200, {})) } });
    found.queue.add([fileOf("poison.wav", BULK_BYTES), fileOf("b.wav", BULK_BYTES)], target);
    await pass(60_000);
    expect(stagesOf(found.queue)).toEqual(["failed", "received"]);
    expect(found.queue.getSnapshot().entries[0]?.retryAtMs).not.toBeNull();
  });

  it("does not send a recording again whose answer alone was lost", async () => {
    const found = setUp({
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
    const found = setUp({
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
    const { queue } = setUp({ actions: { createClip } });
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
    const { queue } = setUp({ actions, rules: elsewhere });
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
    const found = setUp({
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
    const { queue } = setUp({ bridge: { send: async () => answer(409, body) } });
    queue.add([fileOf("a.wav", BULK_BYTES)], target);
    await pass(100);
    expect(queue.getSnapshot().entries[0]).toMatchObject({ stage: "failed", fault: { code: "conflict" } });
  });
});

it("does not settle while the line is down", async () => {
  const found = setUp();
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
    const { queue, sign, convertAll, calls, onSettled } = setUp();
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
    const { queue, sign } = setUp();
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
  const { queue } = setUp({ actions: { createClip: outdated } });
  queue.add([fileOf("a.mp3"), fileOf("b.mp3")], target);
  await pass(60_000);
  expect(queue.getSnapshot().line).toEqual({ state: "outdated" });
  expect(stagesOf(queue)).toEqual(["waiting", "waiting"]);
});

it("stops everything when its page goes", async () => {
  const { queue, calls, questions } = setUp();
  queue.add([fileOf("a.mp3"), fileOf("b.mp3"), fileOf("c.wav", BULK_BYTES)], target);
  queue.close();
  await pass(3000);
  expect([queue.getSnapshot().entries, calls, questions]).toEqual([[], [], []]);
});
