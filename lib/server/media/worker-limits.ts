import { type ChildProcess, fork } from "node:child_process";
import { closeSync, openSync, readdirSync, readFileSync } from "node:fs";
import os from "node:os";
import { MAX_WAV_BYTES } from "../../domain/wav.ts";

/**
 * What a worker may take of the machine, as options of the shell's `ulimit`.
 *
 * - `-v`, address space in KiB: Node 24 asks for 10 GB of it at will but does with less: under a limit it peaks at
 *   1,800,000 whatever it converts and listens to, and does not start under 1,400,000.
 * - `-n`, open files: it peaks at 26.
 * - `-f`, the size of a file it writes, in blocks of 512 bytes: the largest WAV, beside which peaks are small.
 * - `-c`, the core dump of a crash, which would hold what people said.
 */
const LIMITS = { v: 2_400_000, n: 64, f: Math.ceil(MAX_WAV_BYTES / 512), c: 0 };
/** A limit that is lower already stays as it is: asking for more would be refused. */
const LOWER = Object.entries(LIMITS).map(
  ([option, most]) => `(ulimit -${option} ${most}) 2>/dev/null && ulimit -${option} ${most}`,
);
/** All that a worker may know of our environment: enough to start, no secrets. */
const ENVIRONMENT = ["PATH", "LD_LIBRARY_PATH", "TZ", "SystemRoot", "TEMP", "TMPDIR"];
/** Nothing to read, nowhere to print but errors, and the channel of the pool. */
const STDIO: (number | "ignore" | "pipe" | "ipc")[] = ["ignore", "ignore", "pipe", "ipc"];
/** Set in the flags of a file that is closed when a program starts (Linux, `fcntl.h`). */
const CLOSED_ON_EXEC = 0o2_000_000;

/**
 * Starts a program as a media worker: an IPC channel, what it prints as errors in a pipe, a bare environment, less of
 * the processor than the server where both want it and, on Linux, limits of memory, files and sizes, and no file of ours
 * or of whoever started us.
 */
export function forkLimited(workerPath: string): ChildProcess {
  const child = forkBare(workerPath);
  // Whoever uses the app comes before what is converted meanwhile. Without an id it has not started: the pool hears of it.
  if (child.pid !== undefined) os.setPriority(child.pid, os.constants.priority.PRIORITY_BELOW_NORMAL);
  return child;
}

function forkBare(workerPath: string): ChildProcess {
  const env = Object.fromEntries(ENVIRONMENT.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
  const common = { env: env as NodeJS.ProcessEnv, stdio: STDIO };
  if (process.platform !== "linux") return fork(workerPath, [], { ...common, execArgv: [] });
  // The shell sets the limits and becomes Node: the process id and the IPC channel stay.
  const execArgv = ["-c", `${LOWER.join("; ")}; exec "$0" "$@"`, process.execPath];
  const nothing = openSync("/dev/null", "r+");
  try {
    const stdio = [...STDIO];
    for (const fd of inheritableFds()) stdio[fd] = nothing;
    return fork(workerPath, [], {
      ...common,
      stdio: Array.from(stdio, (end) => end ?? "ignore"),
      execPath: "/bin/sh",
      execArgv,
    });
  } finally {
    closeSync(nothing);
  }
}

/**
 * What our own parent left open in us and every child would inherit too. Node closes what it opened itself, and up to a
 * gap in the numbers what it inherited, but not beyond.
 */
function inheritableFds(): number[] {
  const fds = readdirSync("/proc/self/fdinfo").map(Number);
  return fds.filter((fd) => fd >= STDIO.length && !isClosedOnExec(fd));
}

function isClosedOnExec(fd: number): boolean {
  try {
    const flags = /^flags:\s*([0-7]+)/m.exec(readFileSync(`/proc/self/fdinfo/${fd}`, "utf8"))?.[1];
    return (Number.parseInt(flags ?? "", 8) & CLOSED_ON_EXEC) !== 0;
  } catch {
    // Closed since it was listed.
    return true;
  }
}
