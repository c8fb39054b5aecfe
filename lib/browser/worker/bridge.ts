import type { ActionResult } from "../../contract/result.ts";
import { failures } from "../../domain/failures.ts";
import type { HeaderReading } from "../../domain/headers/header.ts";
import type { Encoded, PartPost, Sent, WorkerFault, WorkerReply, WorkerRequest } from "./protocol.ts";

type Watch = { signal: AbortSignal; onProgress: (ratio: number) => void };

/** The page's side of the upload worker. Nothing here throws: what can go wrong comes back as a problem. */
export type EncodeBridge = {
  /** What a file's first bytes say of it. */
  readHeader(file: File, watch: Watch): Promise<ActionResult<HeaderReading>>;
  /** The hexadecimal SHA-256 of a file. */
  hash(file: File, watch: Watch): Promise<ActionResult<string>>;
  /** SHA-256 and Base64 text of a small file, in memory. */
  encodeToBytes(file: File, watch: Watch): Promise<ActionResult<Encoded<Uint8Array<ArrayBuffer>>>>;
  /** The same of any file; the text is a Blob, which costs the page no memory. */
  encodeToBlob(file: File, watch: Watch): Promise<ActionResult<Encoded<Blob>>>;
  /** Posts a Blob to a path of this site, outside of the page's own thread. Any HTTP answer is a success here. */
  send(post: { path: string; body: Blob; headers: Record<string, string> }, watch: Watch): Promise<ActionResult<Sent>>;
  /** Encodes a stretch of a file and sends it to a path of this site by PATCH; answers as `send` does. */
  sendPart(part: Omit<PartPost, "url"> & { path: string }, watch: Watch): Promise<ActionResult<Sent>>;
};

type Ask = WorkerRequest extends infer R ? (R extends { type: "cancel" } ? never : Omit<R, "id">) : never;
type Pending = { onProgress: (ratio: number) => void; settle: (reply: WorkerReply) => void };

const IDLE_SECONDS = 30;

/** Makes the bridge. The worker starts with the first request, and stops when none came for half a minute. */
export function createEncodeBridge(startWorker: () => Worker = startEncodeWorker): EncodeBridge {
  const pending = new Map<number, Pending>();
  let worker: Worker | undefined;
  let idle: ReturnType<typeof setTimeout> | undefined;
  let lastId = 0;

  function stop(): void {
    worker?.terminate();
    worker = undefined;
  }

  function crash(): void {
    stop();
    for (const [id, { settle }] of [...pending]) settle({ type: "failed", id, fault: "crashed" });
  }

  function requireWorker(): Worker {
    clearTimeout(idle);
    if (worker) return worker;
    worker = startWorker();
    worker.onmessage = ({ data: reply }: MessageEvent<WorkerReply>) => {
      const request = pending.get(reply.id);
      if (reply.type === "progress") request?.onProgress(reply.ratio);
      else request?.settle(reply);
    };
    worker.onerror = crash;
    worker.onmessageerror = crash;
    return worker;
  }

  function ask<T>(request: Ask, { signal, onProgress }: Watch): Promise<ActionResult<T>> {
    if (signal.aborted) return Promise.resolve(toProblem("cancelled"));
    const id = ++lastId;
    return new Promise((resolve) => {
      const cancel = () => worker?.postMessage({ type: "cancel", id } satisfies WorkerRequest);
      const settle = (reply: WorkerReply) => {
        pending.delete(id);
        signal.removeEventListener("abort", cancel);
        if (pending.size === 0) idle = setTimeout(stop, IDLE_SECONDS * 1000);
        resolve(toResult<T>(reply));
      };
      pending.set(id, { onProgress, settle });
      signal.addEventListener("abort", cancel);
      try {
        requireWorker().postMessage({ ...request, id } satisfies WorkerRequest);
      } catch {
        settle({ type: "failed", id, fault: "crashed" });
      }
    });
  }

  return {
    readHeader: (file, watch) => ask({ type: "read", file }, watch),
    hash: (file, watch) => ask({ type: "hash", file }, watch),
    encodeToBytes: (file, watch) => ask({ type: "encode", file, into: "bytes" }, watch),
    encodeToBlob: (file, watch) => ask({ type: "encode", file, into: "blob" }, watch),
    // The worker's script may lie elsewhere: it gets the whole address.
    send: ({ path, body, headers }, watch) => ask({ type: "send", url: toUrl(path), body, headers }, watch),
    sendPart: ({ path, ...part }, watch) => ask({ type: "sendPart", url: toUrl(path), ...part }, watch),
  };
}

function startEncodeWorker(): Worker {
  // Written in one piece: the bundler finds the worker's file by exactly this form.
  return new Worker(new URL("./encode.worker.ts", import.meta.url), { type: "module" });
}

function toUrl(path: string): string {
  return new URL(path, location.origin).href;
}

function toResult<T>(reply: WorkerReply): ActionResult<T> {
  if (reply.type === "done") return { ok: true, data: reply.result as T };
  return toProblem(reply.type === "failed" ? reply.fault : "crashed");
}

const sentences: Record<WorkerFault, string> = {
  empty: failures.empty,
  unreadable: "The file can no longer be read. It was changed, moved or deleted, or its drive is gone. Add it again.",
  network: "The connection was lost.",
  stalled: "Nothing moved for a minute.",
  crashed: "The browser stopped preparing this file.",
  cancelled: "Cancelled.",
};

function toProblem(fault: WorkerFault): { ok: false; problem: { code: string; detail: string } } {
  return { ok: false, problem: { code: fault, detail: sentences[fault] } };
}
