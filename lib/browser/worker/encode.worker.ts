import { EncodeError, encodeToBlob, encodeToBytes } from "./encode-file.ts";
import type { WorkerFault, WorkerReply, WorkerRequest } from "./protocol.ts";
import { SendError, sendBlob } from "./send-blob.ts";

// The page's types are in force here too; of the worker's own scope these two are all we use.
const scope = self as unknown as {
  postMessage(reply: WorkerReply, transfer?: Transferable[]): void;
  onmessage: (event: MessageEvent<WorkerRequest>) => void;
};

const underWay = new Map<number, AbortController>();

scope.onmessage = ({ data: request }) => {
  if (request.type === "cancel") underWay.get(request.id)?.abort();
  else void answer(request);
};

async function answer(request: Exclude<WorkerRequest, { type: "cancel" }>): Promise<void> {
  const { id } = request;
  const controller = new AbortController();
  underWay.set(id, controller);
  const watch = {
    signal: controller.signal,
    onProgress: (ratio: number) => scope.postMessage({ type: "progress", id, ratio }),
  };
  try {
    if (request.type === "send") {
      scope.postMessage({ type: "sent", id, result: await sendBlob({ ...request, ...watch }) });
    } else if (request.into === "blob") {
      scope.postMessage({ type: "encoded", id, result: await encodeToBlob(request.file, watch) });
    } else {
      const result = await encodeToBytes(request.file, watch);
      scope.postMessage({ type: "encoded", id, result }, [result.text.buffer]);
    }
  } catch (error) {
    scope.postMessage({ type: "failed", id, fault: toFault(error, controller.signal) });
  } finally {
    underWay.delete(id);
  }
}

function toFault(error: unknown, signal: AbortSignal): WorkerFault {
  if (signal.aborted) return "cancelled";
  if (error instanceof EncodeError || error instanceof SendError) return error.fault;
  console.error(error);
  return "crashed";
}
