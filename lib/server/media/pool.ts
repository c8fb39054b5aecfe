import { rm, stat } from "node:fs/promises";
import path from "node:path";
import type { ConversionOutcome, ConversionRequest } from "./conversion.ts";
import type { VoiceOutcome, VoiceRequest } from "./voice-request.ts";
import { type RunOptions, WorkerProcess } from "./worker-process.ts";

export type { ConversionOutcome, ConversionRequest, MediaFacts } from "./conversion.ts";
export type { Voice, VoiceOutcome, VoiceRequest } from "./voice-request.ts";

const BASE_TIMEOUT_MS = 120_000;
const TIMEOUT_MS_PER_MIB = 2_000;
const BYTES_PER_MIB = 1024 * 1024;

export type MediaPool = {
  /**
   * Converts one file; jobs wait in the order they came. Failures of the file are returned, those of the machine
   * thrown; an aborted job rejects with the signal's reason. Unless it is `ok`, neither output file is left behind.
   */
  convert(request: ConversionRequest, options?: ConvertOptions): Promise<ConversionOutcome>;
  /**
   * Finds where somebody speaks in a WAV that {@link convert} made; waits and settles like it. Where the detector does
   * not run on this machine the voice is null, and the log says so once.
   */
  measureVoice(request: VoiceRequest, options?: { signal?: AbortSignal }): Promise<VoiceOutcome>;
  /** Stops all workers; jobs under way and in the queue reject. */
  close(): Promise<void>;
};

export type ConvertOptions = { signal?: AbortSignal; onProgress?: (ratio: number) => void };

export type MediaPoolOptions = {
  /** How many files are worked on at a time; each takes one core. */
  workers: number;
  /** Wall-clock limit of one job. By default two minutes and two seconds for each MiB of the file. */
  jobTimeoutMs?: number;
  /** Hears of workers that died or had to be killed, and of a detector of voices that does not run. */
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
  #isDeaf = false;

  constructor(options: MediaPoolOptions) {
    this.#options = options;
    // The bundler must not follow the path: the worker is a program of its own, run from its source.
    this.#workerPath =
      options.workerPath ?? path.join(/*turbopackIgnore: true*/ process.cwd(), "lib/server/media/worker.ts");
    this.#slots = Array.from({ length: Math.max(1, options.workers) }, () => ({ worker: null }));
    this.#idle = [...this.#slots].reverse();
  }

  async convert(request: ConversionRequest, { signal, onProgress }: ConvertOptions = {}): Promise<ConversionOutcome> {
    let isKept = false;
    try {
      const outcome = await this.#work({ filePath: request.inputPath, signal }, (worker, limits) =>
        worker.convert(request, { ...limits, onProgress }),
      );
      isKept = outcome.ok;
      return outcome;
    } finally {
      if (!isKept) await removeOutputs(request);
    }
  }

  async measureVoice(request: VoiceRequest, { signal }: { signal?: AbortSignal } = {}): Promise<VoiceOutcome> {
    const outcome = await this.#work({ filePath: request.wavPath, signal }, (worker, limits) =>
      worker.measureVoice(request, limits),
    );
    if (outcome.ok && outcome.voice === null) this.#tellOfDeafness(outcome.reason);
    return outcome;
  }

  async close(): Promise<void> {
    this.#closing.abort(new Error("The media pool is closed"));
    await Promise.all(this.#slots.map((slot) => slot.worker?.stop()));
  }

  /** Has a worker do one job on the file, as soon as one is free. */
  async #work<Outcome>(
    { filePath, signal }: { filePath: string; signal: AbortSignal | undefined },
    job: (worker: WorkerProcess, limits: RunOptions) => Promise<Outcome>,
  ): Promise<Outcome> {
    const stop = signal ? AbortSignal.any([signal, this.#closing.signal]) : this.#closing.signal;
    const slot = await this.#acquire(stop);
    try {
      const timeoutMs = this.#options.jobTimeoutMs ?? (await defaultTimeoutMs(filePath));
      stop.throwIfAborted();
      if (!slot.worker?.isAlive) slot.worker = new WorkerProcess(this.#workerPath);
      return await job(slot.worker, { timeoutMs, signal: stop });
    } finally {
      this.#mournTheDead(slot, filePath);
      this.#release(slot);
    }
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

  #mournTheDead(slot: Slot, filePath: string): void {
    if (slot.worker === null || slot.worker.isAlive) return;
    const { pid, lastWords } = slot.worker;
    this.#options.log?.("A media worker ended in the middle of a job", { pid, lastWords, filePath });
    slot.worker = null;
  }

  #tellOfDeafness(reason: string): void {
    if (this.#isDeaf) return;
    this.#isDeaf = true;
    this.#options.log?.("Nobody listens for voices: how long people speak stays unknown", { reason });
  }
}

async function defaultTimeoutMs(filePath: string): Promise<number> {
  const { size } = await stat(filePath);
  return BASE_TIMEOUT_MS + (size / BYTES_PER_MIB) * TIMEOUT_MS_PER_MIB;
}

async function removeOutputs({ wavPath, peaksPath }: ConversionRequest): Promise<void> {
  await Promise.all([rm(wavPath, { force: true }), rm(peaksPath, { force: true })]);
}
