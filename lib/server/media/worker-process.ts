import type { ChildProcess } from "node:child_process";
import type { Socket } from "node:net";
import { type Failure, failure } from "../../domain/failures.ts";
import type { ConversionOutcome, ConversionRequest } from "./conversion.ts";
import type { VoiceOutcome, VoiceRequest } from "./voice-request.ts";
import { forkLimited } from "./worker-limits.ts";
import type { WorkerAnswer, WorkerJob } from "./worker-messages.ts";

/** How much of what a worker prints is kept to explain its end. */
const MAX_STDERR_CHARACTERS = 2_000;
/** What is said of a job whose worker was stopped or died. */
const ENDINGS = {
  convert: { timedOut: failure("timedOut"), crashed: failure("crashed") },
  voice: {
    timedOut: failure("timedOut", "Listening for a voice took too long and was stopped."),
    crashed: failure("crashed", "Listening for a voice broke down on this audio."),
  },
} as const satisfies Record<WorkerJob["type"], unknown>;

export type RunOptions = {
  timeoutMs: number;
  signal: AbortSignal | undefined;
  onProgress?: ((ratio: number) => void) | undefined;
};

/** Why a worker ended in the middle of a job: for a reason that people are told, or for one of ours. */
type Verdict = { failure: Failure } | { error: unknown };

/** One forked worker. After its process has ended, {@link isAlive} is false and it takes no more jobs. */
export class WorkerProcess {
  readonly #child: ChildProcess;
  readonly #exited: Promise<string>;
  #isReady = false;
  #stderr = "";
  /** Tells the job under way that the process has ended, and how. */
  #onExit: ((how: string) => void) | null = null;
  isAlive = true;

  constructor(workerPath: string) {
    this.#child = forkLimited(workerPath);
    this.#exited = new Promise((resolve) => {
      this.#child.once("error", (error) => resolve(String(error)));
      // Not `exit`: what it printed last must have arrived.
      this.#child.once("close", (code, signal) => resolve(signal ?? `exit code ${code}`));
    });
    void this.#exited.then((how) => {
      this.isAlive = false;
      this.#onExit?.(how);
    });
    this.#child.stderr?.on("data", (text: Buffer) => {
      this.#stderr = (this.#stderr + text).slice(-MAX_STDERR_CHARACTERS);
    });
    this.#child.on("message", (message: WorkerAnswer) => {
      if (message.type === "ready") this.#isReady = true;
    });
    this.#release();
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /**
   * Converts one file. Settles after the worker has let go of it: with what it answered, `timedOut`, `crashed`, or
   * rejects with the reason of the signal or with what failed on our side. The caller removes what a killed worker left.
   */
  convert(request: ConversionRequest, options: RunOptions): Promise<ConversionOutcome> {
    return this.#run<ConversionOutcome>({ type: "convert", request }, options);
  }

  /** Listens to one WAV. Settles like {@link convert}. */
  measureVoice(request: VoiceRequest, options: RunOptions): Promise<VoiceOutcome> {
    return this.#run<VoiceOutcome>({ type: "voice", request }, options);
  }

  /** `Outcome` is what a worker answers to the type of the job. */
  async #run<Outcome>(job: WorkerJob, options: RunOptions): Promise<Outcome | { ok: false; failure: Failure }> {
    const { timeoutMs, signal, onProgress } = options;
    const ending = ENDINGS[job.type];
    const scope = new AbortController();
    const answer = Promise.withResolvers<Outcome | { ok: false; failure: Failure }>();
    let verdict: Verdict | null = null;
    const kill = (reason: Verdict) => {
      verdict ??= reason;
      this.#child.kill("SIGKILL");
    };
    const onMessage = (message: WorkerAnswer) => {
      if (message.type === "progress") onProgress?.(message.ratio);
      else if (message.type === "fault")
        answer.reject(Object.assign(new Error(message.message), { code: message.code }));
      else if (message.type !== "ready") answer.resolve(message.outcome as Outcome);
    };
    const timer = setTimeout(() => kill({ failure: ending.timedOut }), timeoutMs);
    signal?.addEventListener("abort", () => kill({ error: signal.reason }), { signal: scope.signal });
    this.#child.on("message", onMessage);
    this.#onExit = (how) => {
      const reason = verdict ?? this.#verdictOfDeath(how, ending.crashed);
      if ("failure" in reason) answer.resolve({ ok: false, failure: reason.failure });
      else answer.reject(reason.error);
    };
    this.#hold();
    try {
      // A warm worker that died while idle cannot take the job: not the file's doing.
      this.#child.send(job, (error) => error && this.#isReady && kill({ error }));
      return await answer.promise;
    } finally {
      clearTimeout(timer);
      scope.abort();
      this.#onExit = null;
      this.#child.off("message", onMessage);
      this.#release();
    }
  }

  /** Kills the process and waits for its end. */
  async stop(): Promise<void> {
    this.#hold();
    this.#child.kill("SIGKILL");
    await this.#exited;
  }

  /** What the process printed last, for the log. */
  get lastWords(): string {
    return this.#stderr.trim();
  }

  #verdictOfDeath(how: string, crashed: Failure): Verdict {
    if (this.#isReady) return { failure: crashed };
    // It never came to the file, so the file is not to blame.
    return { error: new Error(`The media worker does not start (${how}): ${this.lastWords}`) };
  }

  /** An idle worker must not keep a command line from ending. */
  #release(): void {
    for (const handle of this.#handles()) handle?.unref();
  }

  #hold(): void {
    for (const handle of this.#handles()) handle?.ref();
  }

  #handles() {
    // A pipe to a child is a socket, though its type says less.
    return [this.#child, this.#child.channel, this.#child.stderr as Socket | null];
  }
}
