import type { Policy } from "../domain/policy/policy.ts";
import { type Checker, createChecker } from "./check-file.ts";
import { loadPolicy } from "./check-policy.ts";
import { type Checked, exitCodeOfChecked, tellChecked, toCheckedJson, toCheckSummary } from "./check-words.ts";
import type { Cli } from "./cli.ts";
import { type ExitCode, gravest, isInterrupted } from "./exit-code.ts";
import { findFiles } from "./find-files.ts";
import { parseOptions, toCount, UsageError } from "./usage.ts";

const MOST_JOBS = 16;

/** Checks files as a server would that they arrive at, without one: what they are, what is wrong with them, what a policy says. */
export async function check(cli: Cli, args: string[]): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, {
    policy: { type: "string" },
    space: { type: "string" },
    jobs: { type: "string" },
    all: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  });
  if (positionals.length === 0) throw new UsageError("Name what to check: a file, a folder or a pattern.");
  const jobs = toCount(values.jobs, { name: "jobs", least: 1, fallback: 2 });
  if (jobs > MOST_JOBS) throw new UsageError(`--jobs takes at most ${MOST_JOBS}.`);
  const { files, failures } = await findAll(positionals, values.all);
  const policy = await loadPolicy(cli, values);
  const checked: Checked[] = [];
  const tell = (one: Checked) => {
    checked.push(one);
    if (values.json) cli.output.line(toCheckedJson(one));
    else tellChecked(cli.output, one);
  };
  for (const failure of failures) tell(failure);
  await checkAll(cli, { files, policy, jobs, tell });
  // Of one file its own lines say it all.
  if (!values.json && checked.length > 1) cli.output.note(toCheckSummary(checked));
  return gravest(checked.map(exitCodeOfChecked));
}

type File = { path: string; sizeBytes: number };

/** Everything that was named. A folder without a single recording is a mistake, and not nothing to do. */
async function findAll(args: string[], all: boolean): Promise<{ files: File[]; failures: Checked[] }> {
  const { files, unreadable, leftOut } = await findFiles(args, { all });
  if (files.length + unreadable.length === 0) {
    const hint = leftOut > 0 ? ` --all takes the ${leftOut} other ones too.` : "";
    throw new UsageError(`There is no file of a format that Earmark knows.${hint}`);
  }
  const failures = unreadable.map(({ path, detail }): Checked => {
    const nothing = { reasons: [], facts: {}, findings: [] };
    return { path, decision: "failed", ...nothing, error: { code: "unreadable", detail } };
  });
  return { files, failures };
}

type Work = { files: File[]; policy: Policy; jobs: number; tell: (one: Checked) => void };

/** Checks all files, a few at once, and tells of each as soon as it is done. */
async function checkAll(cli: Cli, { files, policy, jobs, tell }: Work): Promise<void> {
  const checker: Checker = await createChecker({ jobs, policy, signal: cli.signal });
  const queue = files.values();
  let done = 0;
  const draw = () => cli.output.bar(() => `Checked ${done} of ${files.length}`);
  async function work(): Promise<void> {
    for (const file of queue) {
      tell(await checker.check(file));
      done += 1;
      draw();
    }
  }
  try {
    draw();
    await Promise.all(Array.from({ length: Math.min(jobs, files.length) }, work));
  } catch (error) {
    if (isInterrupted(error)) cli.output.note("Stopped.");
    throw error;
  } finally {
    cli.output.bar(null);
    await checker.close();
  }
}
