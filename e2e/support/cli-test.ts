import { type CommandLine, createCommandLine, signInWith } from "./cli.ts";
import { makeFolder } from "./files.ts";
import type { Person } from "./people.ts";
import { test as base, expect } from "./test.ts";

export { expect };

/** Somebody at their command line, signed in, with a folder for files. */
export const test = base.extend<{ person: Person; cli: CommandLine; folder: string }>({
  person: async ({ newUser }, use) => use(await newUser()),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  folder: async ({}, use) => {
    const folder = makeFolder();
    await use(folder.path);
    await folder.remove();
  },
  cli: async ({ person, baseURL }, use) => {
    const cli = createCommandLine();
    expect(await signInWith(cli, person, baseURL ?? "")).toMatchObject({ code: 0 });
    await use(cli);
    await cli.remove();
  },
});

/** A line of `earmark upload --json`. */
export type Receipt = { path: string; status: string; audio: string; sha256: string; [field: string]: unknown };

export function receiptsOf(out: string): Receipt[] {
  return out
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** The receipt of the one file that was uploaded. */
export function receiptOf(out: string): Receipt {
  const [receipt, ...more] = receiptsOf(out);
  if (!receipt || more.length > 0) throw new Error(`This is not one receipt: ${out}`);
  return receipt;
}
