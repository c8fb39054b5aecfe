import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import type { Cli } from "./cli.ts";
import { UsageError } from "./usage.ts";

/** Whether there is somebody to ask. */
export function canAsk({ stdin, stderr }: Cli): boolean {
  return Boolean(stdin.isTTY && stderr.isTTY);
}

/** What somebody types after `question`; their Ctrl-C or Ctrl-D is an AbortError. */
export function ask(cli: Cli, question: string): Promise<string> {
  return read(cli, question, cli.stderr);
}

/** The same for what nobody may see: nothing of it is shown. */
export async function askSecretly(cli: Cli, question: string): Promise<string> {
  cli.stderr.write(question);
  try {
    return await read(cli, "", new Writable({ write: (_text, _encoding, done) => done() }));
  } finally {
    cli.stderr.write("\n");
  }
}

async function read({ stdin, signal }: Cli, question: string, output: NodeJS.WritableStream): Promise<string> {
  const lines = createInterface({ input: stdin, output, terminal: true, historySize: 0 });
  const left = new AbortController();
  // With the terminal in raw mode Ctrl-C is a key like any other.
  lines.on("SIGINT", () => left.abort());
  lines.on("close", () => left.abort());
  try {
    return await lines.question(question, { signal: AbortSignal.any([signal, left.signal]) });
  } finally {
    lines.close();
  }
}

/** The first line that a program has put on stdin, without its end. */
export async function readLine({ stdin }: Cli, what: string): Promise<string> {
  let text = "";
  for await (const piece of stdin.setEncoding("utf8")) {
    text += piece;
    if (text.length > 10_000) break;
  }
  const line = text.split(/\r?\n/, 1)[0] as string;
  if (!line) throw new UsageError(`There is no ${what} on standard input.`);
  return line;
}
