/**
 * The process that decodes and listens: forked by the pool, one job at a time over IPC. It runs as plain TypeScript on
 * Node, outside any bundle, so everything it imports is relative and has nothing of the server in it.
 */
import { rmSync } from "node:fs";
import type { ConversionRequest } from "./conversion.ts";
import { convert } from "./convert.ts";
import type { WorkerAnswer, WorkerJob } from "./worker-messages.ts";

let current: ConversionRequest | null = null;

// Ctrl-C reaches the whole process group: the pool decides when a worker ends, not the terminal.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => {});
process.on("disconnect", () => {
  if (current !== null) {
    rmSync(current.wavPath, { force: true });
    rmSync(current.peaksPath, { force: true });
  }
  process.exit();
});
process.on("message", (job: WorkerJob) => void work(job));
send({ type: "ready" });

async function work(job: WorkerJob): Promise<void> {
  current = job.type === "convert" ? job.request : null;
  try {
    const answer = await answerTo(job);
    current = null;
    send(answer);
  } catch (error) {
    current = null;
    const { message, code } = error as NodeJS.ErrnoException;
    send({ type: "fault", message, code });
  }
}

async function answerTo(job: WorkerJob): Promise<WorkerAnswer> {
  if (job.type === "convert") {
    const outcome = await convert(job.request, (ratio) => send({ type: "progress", ratio }));
    return { type: "outcome", outcome };
  }
  // Loaded when first needed: a conversion pays nothing for it, and does without where it does not run.
  const { listen } = await import("./voice.ts");
  return { type: "heard", outcome: await listen(job.request) };
}

function send(message: WorkerAnswer): void {
  // The callback takes the error of a channel that has just closed: `disconnect` follows.
  process.send?.(message, undefined, undefined, () => {});
}
