/**
 * The process that decodes: forked by the pool, one job at a time over IPC. It runs as plain TypeScript on Node,
 * outside any bundle, so everything it imports is relative and has nothing of the server in it.
 */
import { rmSync } from "node:fs";
import type { ConversionRequest, WorkerMessage } from "./conversion.ts";
import { convert } from "./convert.ts";

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
process.on("message", (request: ConversionRequest) => void work(request));
send({ type: "ready" });

async function work(request: ConversionRequest): Promise<void> {
  current = request;
  try {
    const outcome = await convert(request, (ratio) => send({ type: "progress", ratio }));
    current = null;
    send({ type: "outcome", outcome });
  } catch (error) {
    current = null;
    const { message, code } = error as NodeJS.ErrnoException;
    send({ type: "fault", message, code });
  }
}

function send(message: WorkerMessage): void {
  // The callback takes the error of a channel that has just closed: `disconnect` follows.
  process.send?.(message, undefined, undefined, () => {});
}
