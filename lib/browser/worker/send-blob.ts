import type { Sent } from "./protocol.ts";

type Sending = {
  method?: "POST" | "PATCH";
  url: string;
  body: Blob;
  headers: Record<string, string>;
  signal: AbortSignal;
  onProgress: (ratio: number) => void;
};

/** Without a byte moved or an answer for this long the line counts as dead. */
const STALL_SECONDS = 60;

/** A request that brought no answer. */
export class SendError extends Error {
  readonly fault: "network" | "stalled";

  constructor(fault: "network" | "stalled") {
    super(fault === "stalled" ? "Nothing moved for too long." : "The connection was lost.");
    this.name = "SendError";
    this.fault = fault;
  }
}

/**
 * Sends `body`, telling how much of it has gone. By XMLHttpRequest, because `fetch` has no progress of an upload.
 * Resolves with any HTTP answer; rejects with {@link SendError}, or with the signal's reason as soon as it aborts.
 */
export function sendBlob({ method = "POST", url, body, headers, signal, onProgress }: Sending): Promise<Sent> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const startedAt = performance.now();
    const request = new XMLHttpRequest();
    let stall: ReturnType<typeof setTimeout> | undefined;
    const end = (settle: () => void) => {
      clearTimeout(stall);
      signal.removeEventListener("abort", abort);
      settle();
    };
    const abort = () => {
      end(() => reject(signal.reason));
      request.abort();
    };
    const keepAlive = () => {
      clearTimeout(stall);
      stall = setTimeout(() => {
        end(() => reject(new SendError("stalled")));
        request.abort();
      }, STALL_SECONDS * 1000);
    };
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => {
      keepAlive();
      if (body.size > 0) onProgress(event.loaded / body.size);
    };
    request.onload = () => {
      const seconds = (performance.now() - startedAt) / 1000;
      const retryAfter = request.getResponseHeader("retry-after");
      end(() => resolve({ status: request.status, body: request.responseText, retryAfter, seconds }));
    };
    request.onerror = () => end(() => reject(new SendError("network")));
    signal.addEventListener("abort", abort);
    keepAlive();
    request.send(body);
  });
}
