import { copyFile, encodeFile, encodePart } from "./encode-file.ts";
import { hashFile } from "./hash-file.ts";
import type { WorkerFault, WorkerReply, WorkerRequest, WorkerResult } from "./protocol.ts";
import { readHeader } from "./read-header.ts";
import { ReadError } from "./read-slice.ts";
import { SendError, sendBlob } from "./send-blob.ts";

// The page's types are in force here too; of the worker's own scope these two are all we use.
const scope = self as unknown as {
  postMessage(reply: WorkerReply): void;
  onmessage: (event: MessageEvent<WorkerRequest>) => void;
};

const underWay = new Map<number, AbortController>();

scope.onmessage = ({ data: request }) => {
  if (request.type === "cancel") underWay.get(request.id)?.abort();
  else void answer(request);
};

type Work = Exclude<WorkerRequest, { type: "cancel" }>;

async function answer(request: Work): Promise<void> {
  const { id } = request;
  const controller = new AbortController();
  underWay.set(id, controller);
  const watch = {
    signal: controller.signal,
    onProgress: (ratio: number) => scope.postMessage({ type: "progress", id, ratio }),
  };
  try {
    scope.postMessage({ type: "done", id, result: await perform(request, watch) });
  } catch (error) {
    scope.postMessage({ type: "failed", id, fault: toFault(error, controller.signal) });
  } finally {
    underWay.delete(id);
  }
}

type Watch = { signal: AbortSignal; onProgress: (ratio: number) => void };

async function perform(request: Work, watch: Watch): Promise<WorkerResult> {
  switch (request.type) {
    case "read":
      return readHeader(request.file);
    case "hash":
      return hashFile(request.file, watch);
    case "encode":
      return encodeFile(request.file, watch);
    case "copy":
      return copyFile(request.file, watch.signal);
    case "send":
      return sendBlob({ ...request, ...watch });
    case "sendPart": {
      const { file, url, headers } = request;
      const body = await encodePart(file, request, watch.signal);
      return sendBlob({ method: "PATCH", url, body, headers, ...watch });
    }
  }
}

function toFault(error: unknown, signal: AbortSignal): WorkerFault {
  if (signal.aborted) return "cancelled";
  if (error instanceof ReadError || error instanceof SendError) return error.fault;
  console.error(error);
  return "crashed";
}
