import type { WorkerReply, WorkerRequest } from "./protocol.ts";

export type Watch = { signal: AbortSignal; onProgress: (ratio: number) => void };

/** What is asked of a worker: a request without its id. */
export type Ask = WorkerRequest extends infer R ? (R extends { type: "cancel" } ? never : Omit<R, "id">) : never;

/** Asks one worker after another. */
export type WorkerHost = {
  /** Resolves with the answer, `done` or `failed`; never rejects. `bytes`: how much of files passes through memory for it. */
  ask(request: Ask, watch: Watch, bytes?: number): Promise<WorkerReply>;
};

type Pending = { onProgress: (ratio: number) => void; settle: (reply: WorkerReply) => void };
type Running = {
  worker: Worker;
  pending: Map<number, Pending>;
  passedBytes: number;
  watchdog?: ReturnType<typeof setTimeout>;
};

const IDLE_SECONDS = 30;

/** Longer than a worker itself waits for a line on which nothing moves. */
const SILENT_SECONDS = 90;

/**
 * What may pass through one worker. Requests and Blobs are let go of when a worker collects its garbage, and one that makes
 * little other garbage hardly ever does: a worker's end gives back all of it.
 */
const MOST_PASSED_BYTES = 16 * 1024 * 1024;

/** The worker starts with the first request, and stops when none came for half a minute. */
export function createWorkerHost(startWorker: () => Worker): WorkerHost {
  let current: Running | null = null;
  let idle: ReturnType<typeof setTimeout> | undefined;
  let lastId = 0;

  function end(running: Running): void {
    clearTimeout(running.watchdog);
    running.worker.terminate();
    if (current === running) current = null;
  }

  function crash(running: Running): void {
    end(running);
    for (const [id, { settle }] of [...running.pending]) settle({ type: "failed", id, fault: "crashed" });
  }

  /** One that is asked something and says nothing for too long, not even of progress, has broken down. */
  function watch(running: Running): void {
    clearTimeout(running.watchdog);
    if (running.pending.size > 0) running.watchdog = setTimeout(() => crash(running), SILENT_SECONDS * 1000);
  }

  function start(): Running {
    const running: Running = { worker: startWorker(), pending: new Map(), passedBytes: 0 };
    running.worker.onmessage = ({ data: reply }: MessageEvent<WorkerReply>) => {
      watch(running);
      const request = running.pending.get(reply.id);
      if (reply.type === "progress") request?.onProgress(reply.ratio);
      else request?.settle(reply);
    };
    running.worker.onerror = () => crash(running);
    running.worker.onmessageerror = () => crash(running);
    return running;
  }

  /** One that much has passed through only finishes what it is at. Null where the browser starts none. */
  function findWorker(): Running | null {
    clearTimeout(idle);
    if (current && current.passedBytes >= MOST_PASSED_BYTES) current = null;
    try {
      current ??= start();
    } catch (error) {
      console.error(error);
    }
    return current;
  }

  function settled(running: Running): void {
    if (running.pending.size > 0) return;
    clearTimeout(running.watchdog);
    if (running !== current || running.passedBytes >= MOST_PASSED_BYTES) end(running);
    else idle = setTimeout(() => end(running), IDLE_SECONDS * 1000);
  }

  return {
    ask(request, { signal, onProgress }, bytes = 0) {
      const id = ++lastId;
      if (signal.aborted) return Promise.resolve({ type: "failed", id, fault: "cancelled" });
      const running = findWorker();
      if (!running) return Promise.resolve({ type: "failed", id, fault: "crashed" });
      running.passedBytes += bytes;
      return new Promise((resolve) => {
        const cancel = () => running.worker.postMessage({ type: "cancel", id } satisfies WorkerRequest);
        const settle = (reply: WorkerReply) => {
          running.pending.delete(id);
          signal.removeEventListener("abort", cancel);
          settled(running);
          resolve(reply);
        };
        running.pending.set(id, { onProgress, settle });
        watch(running);
        signal.addEventListener("abort", cancel);
        try {
          running.worker.postMessage({ ...request, id } satisfies WorkerRequest);
        } catch {
          settle({ type: "failed", id, fault: "crashed" });
        }
      });
    },
  };
}
