import { type ChildProcess, fork } from "node:child_process";
import type { Socket } from "node:net";
import { failure } from "../../domain/failures.ts";
import type { ConversionOutcome, ConversionRequest, WorkerMessage } from "./conversion.ts";

/**
 * Address space of a worker, in KiB, where the platform can limit it (Linux). Node 24 asks for 10 GB of it at will but
 * does with less: under a limit it peaks at 1,640,000 whatever it converts, and does not start under 1,400,000.
 */
const ADDRESS_SPACE_KIB = 2_400_000;
/** How much of what a worker prints is kept to explain its end. */
const MAX_STDERR_CHARACTERS = 2_000;
/** All that a worker may know of our environment: enough to start, no secrets. */
const ENVIRONMENT = ["PATH", "LD_LIBRARY_PATH", "TZ", "SystemRoot", "TEMP", "TMPDIR"];

export type RunOptions = {
  timeoutMs: number;
  signal: AbortSignal | undefined;
  onProgress: ((ratio: number) => void) | undefined;
};

/** Why the pool ended a worker in the middle of a job. */
type Verdict = { outcome: ConversionOutcome } | { error: unknown };

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
    this.#child.on("message", (message: WorkerMessage) => {
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
  async run(request: ConversionRequest, options: RunOptions): Promise<ConversionOutcome> {
    const { timeoutMs, signal, onProgress } = options;
    const scope = new AbortController();
    const answer = Promise.withResolvers<ConversionOutcome>();
    let verdict: Verdict | null = null;
    const kill = (reason: Verdict) => {
      verdict ??= reason;
      this.#child.kill("SIGKILL");
    };
    const onMessage = (message: WorkerMessage) => {
      if (message.type === "progress") onProgress?.(message.ratio);
      else if (message.type === "outcome") answer.resolve(message.outcome);
      else if (message.type === "fault")
        answer.reject(Object.assign(new Error(message.message), { code: message.code }));
    };
    const timer = setTimeout(() => kill({ outcome: { ok: false, failure: failure("timedOut") } }), timeoutMs);
    signal?.addEventListener("abort", () => kill({ error: signal.reason }), { signal: scope.signal });
    this.#child.on("message", onMessage);
    this.#onExit = (how) => settle(answer, verdict ?? this.#verdictOfDeath(how));
    this.#hold();
    try {
      // A warm worker that died while idle cannot take the job: not the file's doing.
      this.#child.send(request, (error) => error && this.#isReady && kill({ error }));
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

  #verdictOfDeath(how: string): Verdict {
    if (this.#isReady) return { outcome: { ok: false, failure: failure("crashed") } };
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

function settle(answer: PromiseWithResolvers<ConversionOutcome>, verdict: Verdict): void {
  if ("outcome" in verdict) answer.resolve(verdict.outcome);
  else answer.reject(verdict.error);
}

function forkLimited(workerPath: string): ChildProcess {
  const env = Object.fromEntries(ENVIRONMENT.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
  const common = { env: env as NodeJS.ProcessEnv, stdio: ["ignore", "ignore", "pipe", "ipc"] as ("pipe" | "ipc")[] };
  if (process.platform !== "linux") return fork(workerPath, [], { ...common, execArgv: [] });
  // The shell sets the limit and becomes Node: the process id and the IPC channel stay.
  const limited = ["-c", `ulimit -v ${ADDRESS_SPACE_KIB}; exec "$0" "$@"`, process.execPath];
  return fork(workerPath, [], { ...common, execPath: "/bin/sh", execArgv: limited });
}
