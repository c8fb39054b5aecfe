import type { ActionResult } from "../../contract/result.ts";
import { failures } from "../../domain/failures.ts";
import type { HeaderReading } from "../../domain/headers/header.ts";
import type { Encoded, PartPost, Sent, WorkerFault, WorkerReply } from "./protocol.ts";
import { createWorkerHost, type Watch, type WorkerHost } from "./worker-host.ts";

/** The page's side of the upload worker. Nothing here throws: what can go wrong comes back as a problem. */
export type EncodeBridge = {
  /** What a file's first bytes say of it. */
  readHeader(file: File, watch: Watch): Promise<ActionResult<HeaderReading>>;
  /** The hexadecimal SHA-256 of a file. */
  hash(file: File, watch: Watch): Promise<ActionResult<string>>;
  /** SHA-256 and Base64 text of a file. The text is a Blob, which costs the page no memory. */
  encode(file: File, watch: Watch): Promise<ActionResult<Encoded>>;
  /** The bytes of a file that no longer depend on it. */
  copy(file: File, watch: Watch): Promise<ActionResult<Blob>>;
  /** Posts a Blob to a path of this site, outside of the page's own thread. Any HTTP answer is a success here. */
  send(post: { path: string; body: Blob; headers: Record<string, string> }, watch: Watch): Promise<ActionResult<Sent>>;
  /** Encodes a stretch of a file and sends it to a path of this site by PATCH; answers as `send` does. */
  sendPart(part: Omit<PartPost, "url"> & { path: string }, watch: Watch): Promise<ActionResult<Sent>>;
};

/** Makes the bridge: a worker that reads, and one that sends, because both let go of what passed through them by ending. */
export function createEncodeBridge(startWorker: () => Worker = startEncodeWorker): EncodeBridge {
  const reader = createWorkerHost(startWorker);
  const sender = createWorkerHost(startWorker);
  const read = async <T>(...asked: Parameters<WorkerHost["ask"]>) => toResult<T>(await reader.ask(...asked));
  const send = async (...asked: Parameters<WorkerHost["ask"]>) => toResult<Sent>(await sender.ask(...asked));
  return {
    readHeader: (file, watch) => read({ type: "read", file }, watch),
    hash: (file, watch) => read({ type: "hash", file }, watch),
    encode: (file, watch) => read({ type: "encode", file }, watch, file.size),
    copy: (file, watch) => read({ type: "copy", file }, watch, file.size),
    // The worker's script may lie elsewhere: it gets the whole address.
    send: ({ path, body, headers }, watch) => send({ type: "send", url: toUrl(path), body, headers }, watch, body.size),
    sendPart: ({ path, ...part }, watch) =>
      send({ type: "sendPart", url: toUrl(path), ...part }, watch, part.end - part.start),
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
