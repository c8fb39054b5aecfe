import { glob, readdir, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { formats } from "../domain/formats.ts";
import { UsageError } from "./usage.ts";

/** What was found for the arguments of an upload: files to send, by the path to show, and what could not be looked into. */
export type Findings = {
  files: { path: string; sizeBytes: number }[];
  unreadable: { path: string; detail: string }[];
  /** How many files of folders were left out, because their names are not those of media. */
  leftOut: number;
};

const extensions = new Set<string>(formats.flatMap((format) => format.extensions));

/**
 * The files that `args` (files, folders, patterns) name: each once, however many ways lead to it. Of folders, and those
 * within them, what is hidden or has no extension of a format we know is left out, unless `all`. A {@link UsageError}
 * where something that was named is not there.
 */
export async function findFiles(args: readonly string[], { all }: { all: boolean }): Promise<Findings> {
  const findings: Findings = { files: [], unreadable: [], leftOut: 0 };
  const seen = new Set<string>();
  const visit = { findings, seen, all };
  for (const arg of args) {
    const named = (await exists(arg)) ? [arg] : await expand(arg);
    for (const one of named) await visitNamed(one, visit);
  }
  return findings;
}

type Visit = { findings: Findings; seen: Set<string>; all: boolean };

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    (error) => error.code !== "ENOENT",
  );
}

/** What a pattern stands for, as a shell would expand it. */
async function expand(pattern: string): Promise<string[]> {
  const matches: string[] = [];
  if (/[*?[{]/.test(pattern)) for await (const match of glob(pattern)) matches.push(match);
  if (matches.length === 0) throw new UsageError(`There is no file or folder ${JSON.stringify(pattern)}.`);
  return matches.sort();
}

/** A file that was named itself is taken whatever it is called. */
async function visitNamed(name: string, visit: Visit): Promise<void> {
  await orNote(name, visit, async () => {
    const stats = await stat(name);
    if (stats.isDirectory()) return visitFolder(name, visit);
    if (!stats.isFile()) throw new UsageError(`${JSON.stringify(name)} is neither a file nor a folder.`);
    await add(name, stats.size, visit);
  });
}

async function visitFolder(folder: string, visit: Visit): Promise<void> {
  if (await isSeen(folder, visit)) return;
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith(".") && !visit.all) continue;
    const inner = path.join(folder, entry.name);
    const isMedia = visit.all || extensions.has(path.extname(entry.name).toLowerCase());
    if (entry.isFile() && !isMedia) visit.findings.leftOut++;
    else if (entry.isDirectory()) await orNote(inner, visit, () => visitFolder(inner, visit));
    else await orNote(inner, visit, () => visitLeaf(inner, isMedia, visit));
  }
}

/** A file, or a link to something. Sockets, devices and the like are nobody's recordings. */
async function visitLeaf(file: string, isMedia: boolean, visit: Visit): Promise<void> {
  const stats = await stat(file).catch((error) => {
    // A link that leads nowhere is only missed where a recording was to be expected.
    if (error.code === "ENOENT" && !isMedia) return null;
    throw error;
  });
  if (stats?.isDirectory()) return visitFolder(file, visit);
  if (stats?.isFile() && isMedia) await add(file, stats.size, visit);
}

async function add(file: string, sizeBytes: number, visit: Visit): Promise<void> {
  if (!(await isSeen(file, visit))) visit.findings.files.push({ path: file, sizeBytes });
}

/** By where links lead: so a folder that holds a link to itself comes to an end. */
async function isSeen(name: string, { seen }: Visit): Promise<boolean> {
  const real = await realpath(name);
  if (seen.has(real)) return true;
  seen.add(real);
  return false;
}

async function orNote(name: string, { findings }: Visit, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof UsageError) throw error;
    findings.unreadable.push({ path: name, detail: unreadableDetail(error) });
  }
}

/** Why a file cannot be read, in a sentence. */
export function unreadableDetail(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : "";
  if (code === "EACCES" || code === "EPERM") return "You may not read it.";
  if (code === "ENOENT") return "It leads to a file that is not there.";
  if (code === "ELOOP") return "It is a link that leads to itself.";
  return `It cannot be read: ${error instanceof Error ? error.message : error}.`;
}
