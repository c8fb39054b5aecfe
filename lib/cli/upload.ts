import path from "node:path";
import { alias as aliasSchema } from "../contract/primitives.ts";
import { isProblem, type Problem } from "../contract/problem.ts";
import type { Limits } from "../contract/space.ts";
import type { Cli } from "./cli.ts";
import { ask, type Connection, connect, findPlace, type Place, tellWait } from "./connect.ts";
import { EXIT, type ExitCode, gravest, isInterrupted } from "./exit-code.ts";
import { findFiles } from "./find-files.ts";
import { stateFolder } from "./folders.ts";
import { openJournal } from "./journal.ts";
import { type Progress, renderProgress } from "./progress.ts";
import { exitCodeOfReceipt, type Receipt, tellReceipt, toReceiptJson, toSummary } from "./receipt.ts";
import type { SendContext } from "./send-file.ts";
import { fileSource, type Source, spoolSource } from "./source.ts";
import { uploadAll } from "./upload-all.ts";
import { parseOptions, toCount, UsageError } from "./usage.ts";

const DRAW_MS = 100;
const MOST_JOBS = 16;

const options = {
  space: { type: "string" },
  alias: { type: "string" },
  identity: { type: "string" },
  name: { type: "string" },
  jobs: { type: "string" },
  wait: { type: "boolean", default: true },
  all: { type: "boolean", default: false },
  again: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
} as const;

type Values = ReturnType<typeof parseOptions<typeof options>>["values"];

/** Uploads files, folders, patterns and stdin, each file once, however often it is run. */
export async function upload(cli: Cli, args: string[]): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, options);
  if (positionals.length === 0) throw new UsageError("Name what to upload: a file, a folder, or - for standard input.");
  const jobs = toCount(values.jobs, { name: "jobs", least: 1, fallback: 2 });
  if (jobs > MOST_JOBS) throw new UsageError(`--jobs takes at most ${MOST_JOBS}.`);
  const alias = toAlias(values.alias);
  const connection = await connect(cli);
  const place = await findPlace(cli, connection, values.space);
  const found = await findSources(cli, positionals, values);
  if (alias && found.sources.length > 1) throw new UsageError("--alias names one audio; there are several files here.");
  const limits = await inspectPlace(cli, connection, { place, identity: values.identity });
  const { account, api } = connection;
  const offer = await connection.loadOffer();
  const journal = await openJournal(stateFolder(cli.env));
  try {
    const context = {
      ...{ api, offer, place, journal, alias, signal: cli.signal, again: values.again },
      server: account.url,
      identity: values.identity ?? null,
      maxBytes: limits?.maxUploadBytes ?? null,
      countCopy: createCopyCounter(),
      onWait: (problem: Problem, delayMs: number) => tellWait(cli, problem, delayMs),
    };
    return await send(cli, { ...found, context, jobs, values });
  } finally {
    await journal.close();
  }
}

type Found = { sources: Source[]; failures: Receipt[] };

/** Everything that was named, opened or not. A folder without a single recording is a mistake, and not nothing to do. */
async function findSources(cli: Cli, args: string[], values: Values): Promise<Found> {
  const isPiped = args.includes("-");
  if (values.name !== undefined && !isPiped) throw new UsageError("--name is the name of what comes from stdin (-).");
  const found = await findFiles(
    args.filter((arg) => arg !== "-"),
    { all: values.all },
  );
  const { files, unreadable, leftOut } = found;
  if (files.length + unreadable.length === 0 && !isPiped) {
    const hint = leftOut > 0 ? ` --all takes the ${leftOut} other ones too.` : "";
    throw new UsageError(`There is no file of a format that Earmark knows.${hint}`);
  }
  if (leftOut > 0 && !values.json) {
    const files = leftOut === 1 ? "1 file is" : `${leftOut} files are`;
    cli.output.note(`${files} left out, being no recording by name (--all takes everything).`);
  }
  const failures = unreadable.map(({ path: file, detail }): Receipt => {
    const nothing = { sizeBytes: 0, sha256: null, audio: null };
    return { path: file, status: "failed", ...nothing, error: { code: "unreadable", detail } };
  });
  const sources = files.map(fileSource);
  if (isPiped) sources.push(await readStdin(cli, values.name));
  return { sources, failures };
}

function readStdin({ stdin, signal }: Cli, name: string | undefined): Promise<Source> {
  if (stdin.isTTY) throw new UsageError("- reads a file from standard input: pipe one in.");
  return spoolSource(stdin, { name: name ? path.basename(name) : null, signal });
}

/** Insists that the space and the identity are there, and reads what the server takes where it says so. */
async function inspectPlace(
  cli: Cli,
  { api, loadOffer }: Connection,
  { place, identity }: { place: Place; identity: string | undefined },
): Promise<Limits | null> {
  const { signal } = cli;
  const name = `${place.owner}/${place.space}`;
  await ask(cli, () => api.call("getSpace", { params: place, signal })).catch(
    orUsage(`There is no space ${name}. --space OWNER/SPACE names another one.`),
  );
  if (identity !== undefined) {
    const missing = `There is no identity "${identity}" in ${name}.`;
    await ask(cli, () => api.call("getIdentity", { params: { ...place, identity }, signal })).catch(orUsage(missing));
  }
  return (await loadOffer()).serves("getLimits") ? ask(cli, () => api.call("getLimits", { signal })) : null;
}

/** What is named and not there has been mistyped. */
function orUsage(message: string): (error: unknown) => never {
  return (error) => {
    throw isProblem(error) && error.code === "notFound" ? new UsageError(message) : error;
  };
}

type Run = Found & { context: Omit<SendContext, "statuses">; jobs: number; values: Values };

async function send(cli: Cli, { sources, failures, context, jobs, values }: Run): Promise<ExitCode> {
  const { output } = cli;
  const receipts: Receipt[] = [];
  function onReceipt(receipt: Receipt): void {
    receipts.push(receipt);
    if (values.json) output.line(toReceiptJson(receipt, context.place));
    else tellReceipt(output, receipt);
  }
  for (const failure of failures) onReceipt(failure);
  const { done, progress } = uploadAll(sources, { context, jobs, isWaiting: values.wait, onReceipt });
  const endBar = values.json ? () => undefined : drawBar(cli, progress);
  try {
    await done;
    return gravest(receipts.map(exitCodeOfReceipt));
  } catch (error) {
    if (!isInterrupted(error)) throw error;
    endBar();
    output.note("Stopped. Run the same command again to go on from here.");
    return EXIT.interrupted;
  } finally {
    endBar();
    const total = sources.length + failures.length;
    // Of one file its own line says it all.
    if (!values.json && total > 1) output.note(toSummary(receipts, total));
  }
}

/** Keeps the bar up to date until the function that it returns is called. */
function drawBar({ output }: Cli, progress: () => Progress): () => void {
  const draw = () => output.bar((columns) => renderProgress(progress(), columns));
  const timer = output.hasBar ? setInterval(draw, DRAW_MS) : undefined;
  return () => {
    clearInterval(timer);
    output.bar(null);
  };
}

function toAlias(text: string | undefined): string | null {
  if (text === undefined) return null;
  const parsed = aliasSchema.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new UsageError(parsed.error.issues.map(({ message }) => message).join(" "));
}

/** Numbers files of the same name and content: each of them becomes an audio, and they are alike. */
function createCopyCounter(): SendContext["countCopy"] {
  const counts = new Map<string, number>();
  return (name, sha256) => {
    const key = JSON.stringify([name, sha256]);
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    return count;
  };
}
