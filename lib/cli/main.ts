import { setMaxListeners } from "node:events";
import { readFileSync } from "node:fs";
import { isProblem, type Problem } from "../contract/problem.ts";
import { check } from "./check.ts";
import type { Cli } from "./cli.ts";
import { deleteAudios } from "./delete.ts";
import { download } from "./download.ts";
import { EXIT, type ExitCode, exitCodeOf, isInterrupted } from "./exit-code.ts";
import { get } from "./get.ts";
import { findHelp, overview } from "./help.ts";
import { list } from "./list.ts";
import { login, logout, whoami } from "./login.ts";
import { createOutput } from "./output.ts";
import { toPrintable } from "./printable.ts";
import { upload } from "./upload.ts";
import { UsageError } from "./usage.ts";

const commands: Record<string, (cli: Cli, args: string[]) => Promise<ExitCode>> = {
  login,
  logout,
  whoami,
  upload,
  check,
  list,
  get,
  download,
  delete: deleteAudios,
};

const { stdin, stdout, stderr, env } = process;
const output = createOutput({ out: stdout, err: stderr, env });

/** Runs one command line. Nobody reading on is no error: it ends quietly, as a program in a pipe should. */
async function run(args: string[]): Promise<ExitCode> {
  const [name, ...rest] = args;
  const asksForHelp = rest.includes("--help") || rest.includes("-h");
  if (name === "--version" || name === "-v") return say(version());
  if (name === "help" || name === "--help" || name === "-h") return say(helpOf(rest[0]));
  if (name === undefined) throw new UsageError(overview);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new UsageError(`There is no command "${name}". \`earmark help\` lists them all.`);
  if (asksForHelp) return say(helpOf(name));
  return command({ env, stdin, stdout, stderr, output, signal: stopOnSignals() }, rest);
}

function say(text: string): ExitCode {
  output.line(text);
  return EXIT.done;
}

function helpOf(name: string | undefined): string {
  const help = findHelp(name);
  if (!help) throw new UsageError(`There is no command "${name}". \`earmark help\` lists them all.`);
  return help;
}

function version(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return `earmark ${(JSON.parse(text) as { version: string }).version}`;
}

/** The first Ctrl-C asks the command to stop, the second one ends it at once. */
function stopOnSignals(): AbortSignal {
  const stopping = new AbortController();
  // Whatever waits listens to it, and many things do at once.
  setMaxListeners(0, stopping.signal);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (stopping.signal.aborted) process.exit(EXIT.interrupted);
      stopping.abort();
    });
  }
  return stopping.signal;
}

/** Why a command ended, for people: problems as their sentence, faults of ours with their stack. */
function tell(error: unknown, args: string[]): void {
  if (isInterrupted(error)) return;
  const isOfTheSystem = error instanceof Error && "syscall" in error;
  if (error instanceof UsageError) output.note(error.message);
  else if (isProblem(error)) output.note(toPrintable(sentenceOf(error)));
  else if (isOfTheSystem) output.note(`earmark ${args[0]}: ${error.message}`);
  else output.note(`earmark broke down; please report this:\n${error instanceof Error ? error.stack : error}`);
}

function sentenceOf(problem: Problem): string {
  if (problem.code === "unauthenticated") return `${problem.detail} Sign in with \`earmark login\`.`;
  return `${problem.detail}${problem.code === "unreachable" ? reasonOf(problem) : ""}`;
}

/** What the system says of a line that broke: the innermost of the causes. */
function reasonOf(error: Error): string {
  let cause: unknown = error.cause;
  while (cause instanceof Error && cause.cause) cause = cause.cause;
  return cause instanceof Error && cause.message ? ` (${cause.message})` : "";
}

stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? EXIT.unread : EXIT.failed));
stderr.on("error", () => undefined);
// Whoever started this one on another Node is gone: killed, for otherwise it would have waited.
process.on("disconnect", () => process.exit(EXIT.interrupted));
process.channel?.unref();

const args = process.argv.slice(2);
try {
  process.exitCode = await run(args);
} catch (error) {
  output.bar(null);
  tell(error, args);
  process.exitCode = exitCodeOf(error);
}
