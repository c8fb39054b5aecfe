import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Person } from "./people.ts";

const COMMAND = path.resolve(import.meta.dirname, "../../lib/cli/earmark.mjs");

/** What a Node of another version would be told of itself: the command then goes on with the pinned one. */
const OLD_NODE = `Object.defineProperty(process,"versions",{value:{...process.versions,node:"18.20.0"}})`;

export type CliResult = { code: number; out: string; err: string };

type Options = {
  stdin?: string | Buffer;
  env?: Record<string, string>;
  /** Whether the Node that the user has is too old for the program. */
  oldNode?: boolean;
};

/** The command line of one user of one machine, with a home of their own. */
export type CommandLine = {
  /** Runs the command to its end. */
  run(args: string[], options?: Options): Promise<CliResult>;
  /** Starts it, and leaves it to the caller what becomes of it. */
  start(args: string[], options?: Options): RunningCommand;
  /** Runs it in a terminal of so many columns. */
  runInTerminal(args: string[], options?: { columns?: number; env?: Record<string, string> }): Promise<CliResult>;
  /** Where `login` keeps what signs this user in. */
  account: string;
  /** Where it remembers what it has uploaded. */
  journal: string;
  remove(): Promise<void>;
};

export type RunningCommand = { child: ChildProcess; ended: Promise<CliResult> };

export function createCommandLine(): CommandLine {
  const home = mkdtempSync(path.join(tmpdir(), "earmark-cli-"));
  const env = (more: Record<string, string> = {}) => ({
    PATH: process.env.PATH,
    NODE_ENV: "production" as const,
    HOME: home,
    XDG_CONFIG_HOME: path.join(home, "config"),
    XDG_STATE_HOME: path.join(home, "state"),
    TERM: "xterm",
    ...more,
  });
  function start(args: string[], { stdin = "", env: more, oldNode = false }: Options = {}): RunningCommand {
    const before = oldNode ? ["--import", `data:text/javascript,${encodeURIComponent(OLD_NODE)}`] : [];
    const child = spawn(process.execPath, [...before, COMMAND, ...args], { env: env(more) });
    // Who is killed reads no further.
    child.stdin?.on("error", () => undefined).end(stdin);
    return watch(child);
  }
  return {
    start,
    run: (args, options) => start(args, options).ended,
    runInTerminal(args, { columns = 80, env: more } = {}) {
      const command = [process.execPath, COMMAND, ...args].map((word) => `'${word}'`).join(" ");
      const inTerminal = ["-qec", `stty cols ${columns}; ${command}`, "/dev/null"];
      const child = spawn("script", inTerminal, { env: { ...env(more), SHELL: "/bin/sh" } });
      child.stdin.end();
      return watch(child).ended;
    },
    account: path.join(home, "config/earmark/account.json"),
    journal: path.join(home, "state/earmark/uploads.jsonl"),
    remove: () => rm(home, { recursive: true, force: true }),
  };
}

/** Signs a person in, as a script would. */
export function signInWith(cli: CommandLine, person: Omit<Person, "space">, baseUrl: string): Promise<CliResult> {
  const args = ["login", baseUrl, "--handle", person.handle, "--password-stdin"];
  return cli.run(args, { stdin: `${person.password}\n` });
}

function watch(child: ChildProcess): RunningCommand {
  const text = { out: "", err: "" };
  child.stdout?.setEncoding("utf8").on("data", (piece: string) => {
    text.out += piece;
  });
  child.stderr?.setEncoding("utf8").on("data", (piece: string) => {
    text.err += piece;
  });
  const ended = once(child, "close").then(([code, signal]) => ({ code: code ?? signal, ...text }));
  return { child, ended };
}
