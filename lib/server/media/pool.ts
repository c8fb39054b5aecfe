import { rm, stat } from "node:fs/promises";
import path from "node:path";
import type { ConversionOutcome, ConversionRequest } from "./conversion.ts";
import { WorkerProcess } from "./worker-process.ts";

export type { ConversionOutcome, ConversionRequest, MediaFacts } from "./conversion.ts";

const BASE_TIMEOUT_MS = 120_000;
const TIMEOUT_MS_PER_MIB = 2_000;
const BYTES_PER_MIB = 1024 * 1024;

export type MediaPool = {
  /**
   * Converts one file; jobs wait in the order they came. Failures of the file are returned, those of the machine
   * thrown; an aborted job rejects with the signal's reason. Unless it is `ok`, neither output file is left behind.
   */
  convert(request: ConversionRequest, options?: ConvertOptions): Promise<ConversionOutcome>;
  /** Stops all workers; jobs under way and in the queue reject. */
  close(): Promise<void>;
};

export type ConvertOptions = { signal?: AbortSignal; onProgress?: (ratio: number) => void };

export type MediaPoolOptions = {
  /** How many files are converted at a time; each takes one core. */
  workers: number;
  /** Wall-clock limit of one job. By default two minutes and two seconds for each MiB of the file. */
  jobTimeoutMs?: number;
  /** Hears of workers that died or had to be killed. */
  log?: (message: string, details: Record<string, unknown>) => void;
  /** Another worker program, for tests. */
  workerPath?: string;
};

/** A pool of warm worker processes: forked when first needed, kept, and replaced when they die. */
export function createMediaPool(options: MediaPoolOptions): MediaPool {
  return new ForkedPool(options);
}

type Slot = { worker: WorkerProcess | null };

class ForkedPool implements MediaPool {
  readonly #options: MediaPoolOptions;
  readonly #workerPath: string;
  readonly #closing = new AbortController();
  readonly #slots: Slot[];
  readonly #idle: Slot[];
  readonly #waiting: ((slot: Slot) => void)[] = [];

  constructor(options: MediaPoolOptions) {
    this.#options = options;
    // The bundler must not follow the path: the worker is a program of its own, run from its source.
    this.#workerPath =
      options.workerPath ?? path.join(/*turbopackIgnore: true*/ process.cwd(), "lib/server/media/worker.ts");
    this.#slots = Array.from({ length: Math.max(1, options.workers) }, () => ({ worker: null }));
    this.#idle = [...this.#slots].reverse();
  }

  async convert(request: ConversionRequest, { signal, onProgress }: ConvertOptions = {}): Promise<ConversionOutcome> {
    const stop = signal ? AbortSignal.any([signal, this.#closing.signal]) : this.#closing.signal;
    const slot = await this.#acquire(stop);
    let isKept = false;
    try {
      const timeoutMs = this.#options.jobTimeoutMs ?? (await defaultTimeoutMs(request.inputPath));
      stop.throwIfAborted();
      if (!slot.worker?.isAlive) slot.worker = new WorkerProcess(this.#workerPath);
      const outcome = await slot.worker.run(request, { timeoutMs, signal: stop, onProgress });
      isKept = outcome.ok;
      return outcome;
    } finally {
      if (!isKept) await removeOutputs(request);
      this.#mournTheDead(slot, request);
      this.#release(slot);
    }
  }

  async close(): Promise<void> {
    this.#closing.abort(new Error("The media pool is closed"));
    await Promise.all(this.#slots.map((slot) => slot.worker?.stop()));
  }

  async #acquire(stop: AbortSignal): Promise<Slot> {
    stop.throwIfAborted();
    const idle = this.#idle.pop();
    if (idle) return idle;
    const { promise, resolve, reject } = Promise.withResolvers<Slot>();
    const leave = () => {
      const at = this.#waiting.indexOf(resolve);
      if (at >= 0) this.#waiting.splice(at, 1);
      reject(stop.reason);
    };
    this.#waiting.push(resolve);
    stop.addEventListener("abort", leave, { once: true });
    // The listener goes with the promise: once a slot is promised, aborting is the job's affair.
    return promise.finally(() => stop.removeEventListener("abort", leave));
  }

  #release(slot: Slot): void {
    const next = this.#waiting.shift();
    if (next) next(slot);
    else this.#idle.push(slot);
  }

  #mournTheDead(slot: Slot, { inputPath }: ConversionRequest): void {
    if (slot.worker === null || slot.worker.isAlive) return;
    const { pid, lastWords } = slot.worker;
    this.#options.log?.("A media worker ended in the middle of a job", { pid, lastWords, inputPath });
    slot.worker = null;
  }
}

async function defaultTimeoutMs(inputPath: string): Promise<number> {
  const { size } = await stat(inputPath);
  return BASE_TIMEOUT_MS + (size / BYTES_PER_MIB) * TIMEOUT_MS_PER_MIB;
}

async function removeOutputs({ wavPath, peaksPath }: ConversionRequest): Promise<void> {
  await Promise.all([rm(wavPath, { force: true }), rm(peaksPath, { force: true })]);
}
