import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { newEntry, type UploadEntry } from "../../domain/upload-queue.ts";
import type { EncodeBridge } from "../worker/bridge.ts";
import { createUploadQueue } from "./queue.ts";
import type { UploadActions } from "./send-context.ts";
import type { UploadStatus } from "./status.ts";
import type { TabClaim } from "./tab-claim.ts";
import type { UploadArchive } from "./upload-archive.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const facts = {
  id: "1",
  batch: "b",
  number: 1,
  owner: "ada",
  space: "main",
  name: "a.wav",
  path: "a.wav",
  alias: "a",
  sizeBytes: 3,
};

/** What another page has left behind, for the first who asks. */
function archiveOf(entries: UploadEntry[]): UploadArchive & Pick<TabClaim, "onEnded"> {
  const file = { handle: null, bytes: null, lastModified: 0 };
  const none = () => () => {};
  return {
    add: async () => {},
    update: () => {},
    releaseFile: () => {},
    remove: () => {},
    adopt: async () => entries.splice(0).map((entry, order) => ({ entry, file, uploader: "ada", tab: "old", order })),
    forget: async () => {},
    onKept: none,
    onLost: none,
    onEnded: none,
    flush: async () => {},
    close: () => {},
  };
}

const unused = () => Promise.reject(new Error("Nothing of that is asked here."));
const digest = "ab".repeat(32);

/** The queue of a page that finds `left`, in front of a server and a worker of which `parts` alone are asked. */
function open(
  left: UploadEntry | UploadEntry[],
  parts: { actions?: Partial<UploadActions>; bridge?: Partial<EncodeBridge> } = {},
) {
  const actions = {
    createClip: unused,
    createWaiting: unused,
    discardUpload: unused,
    findTwins: unused,
    loadRules: unused,
  };
  const bridge = { readHeader: unused, hash: unused, encode: unused, copy: unused, send: unused };
  const queue = createUploadQueue({
    actions: { ...actions, ...parts.actions },
    bridge: { ...bridge, sendPart: unused, ...parts.bridge },
    fetchStatus: async () => ({ ok: true, data: [{ ...status, state: "available" }] }),
    keep: () => archiveOf([left].flat()),
    ping: async () => true,
    findUploader: async () => "ada",
  });
  queue.open("ada");
  return queue;
}

const status: UploadStatus = {
  handle: "a1",
  state: "avaitingFile",
  progress: { stage: "queued", ratio: 0 },
  failure: null,
};

it("asks what became of files that had arrived when their page went, though none of them needs its file", async () => {
  const queue = open({ ...newEntry(facts), stage: "received", audio: "a1", isStored: true });
  await vi.advanceTimersByTimeAsync(100);
  expect(queue.getSnapshot().entries.map(({ stage }) => stage)).toEqual(["available"]);
});

it("does not take for a twin what it had sent itself when its page went, before the answer came", async () => {
  const rules = { limits: null, policy: null, knowsTwins: true, isRepeatable: true, canResume: true };
  const keys: string[] = [];
  const left = { ...newEntry(facts), stage: "sending" as const, isChecked: true, isFixed: true, lane: "clip" as const };
  const queue = open(
    { ...left, sha256: digest },
    {
      actions: {
        loadRules: async () => ({ ok: true, data: rules }),
        findTwins: async () => ({ ok: true, data: [{ sha256: digest, audio: "a1", name: "a" }] }),
        createClip: async ({ idempotencyKey }) => {
          keys.push(idempotencyKey);
          return { ok: true, data: status };
        },
      },
      bridge: {
        readHeader: async () => ({ ok: true, data: { isMedia: true, header: null } }),
        hash: async () => ({ ok: true, data: digest }),
        encode: async () => ({ ok: true, data: { sha256: digest, text: new Blob(["text"]) } }),
      },
    },
  );
  await vi.advanceTimersByTimeAsync(100);
  expect(queue.getSnapshot().entries.map(({ stage }) => stage)).toEqual(["missing"]);
  queue.add([{ file: new File([new Uint8Array(3)], "a.wav"), path: "a.wav", handle: null }], facts);
  await vi.advanceTimersByTimeAsync(3000);
  expect(queue.getSnapshot().entries.map(({ stage, audio }) => `${stage} ${audio}`)).toEqual(["available a1"]);
  expect(keys).toEqual([`1-${digest}`]);
});

it("gives a file to the entry of its own folder, of two that look alike", async () => {
  const entry = (id: string, path: string) => ({ ...newEntry({ ...facts, id, path }), isChecked: true });
  const queue = open([entry("1", "monday/a.wav"), entry("2", "tuesday/a.wav")]);
  await vi.advanceTimersByTimeAsync(100);
  const stages = () => queue.getSnapshot().entries.map(({ stage }) => stage);
  expect(stages()).toEqual(["missing", "missing"]);
  queue.add([{ file: new File(["abc"], "a.wav"), path: "tuesday/a.wav", handle: null }], facts);
  expect(queue.getSnapshot().entries).toHaveLength(2);
  expect(stages()[0]).toBe("missing");
  expect(stages()[1]).not.toBe("missing");
});
