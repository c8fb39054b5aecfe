import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";

/**
 * Types all of `text` into a bash in `folder`, as one paste: the shell reads its commands from where what it starts could
 * read, too. Gives what they said.
 */
export async function pasteIntoBash(text: string, folder: string): Promise<string> {
  const env = { ...process.env, PATH: `${path.resolve("node_modules/.bin")}:${process.env.PATH}` };
  const running = promisify(execFile)("bash", { cwd: folder, env, timeout: 60_000 });
  running.child.stdin?.end(`set -u\n${text}\n`);
  return (await running).stdout;
}
