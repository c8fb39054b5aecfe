import type { Output } from "./output.ts";

/** What a command has of the world. `signal` fires at Ctrl-C. */
export type Cli = {
  env: NodeJS.ProcessEnv;
  stdin: NodeJS.ReadStream;
  stdout: NodeJS.WriteStream;
  stderr: NodeJS.WriteStream;
  output: Output;
  signal: AbortSignal;
};
