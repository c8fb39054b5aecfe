import { createHash } from "node:crypto";
import { mkdir, open, readFile } from "node:fs/promises";
import path from "node:path";

/**
 * What became of a file: the audio that the server made of it. `generation` counts the audios that were made of the
 * same file because the ones before were deleted, or refused.
 */
export type Entry = { key: string; generation: number; audio: string };

/**
 * What this user has uploaded from here. It is only ever added to, a line at a time, so any number of processes may
 * share it and any of them may be killed.
 */
export type Journal = {
  find(key: string): Entry | undefined;
  /** Resolves once the entry is on the disk. */
  add(entry: Entry): Promise<void>;
};

/** All that makes two uploads the same one. `copy` counts files of the same name and content in one run. */
export type Upload = {
  space: string;
  name: string | null;
  sha256: string;
  alias: string | null;
  identity: string | null;
  copy: number;
};

/** What the journal knows an upload to `server` by. */
export function journalKey(server: string, upload: Upload): string {
  return digest([server, ...partsOf(upload)]);
}

/** What the server knows the upload by, whatever it is called here. */
export function idempotencyKey(upload: Upload, generation: number): string {
  return digest([...partsOf(upload), generation]);
}

function partsOf({ space, name, sha256, alias, identity, copy }: Upload) {
  return [space, name, sha256, alias, identity, copy];
}

function digest(parts: readonly (string | number | null)[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

/** Opens the journal in `folder`, which is made if need be. */
export async function openJournal(folder: string): Promise<Journal & { close(): Promise<void> }> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = path.join(folder, "uploads.jsonl");
  const text = await readFile(name, "utf8").catch(() => "");
  const entries = new Map(parseJournal(text).map((entry) => [entry.key, entry]));
  const file = await open(name, "a", 0o600);
  // Half a line at the end is all that a power cut can leave: it must not spoil the next one.
  if (text !== "" && !text.endsWith("\n")) await file.appendFile("\n");
  return {
    find: (key) => entries.get(key),
    async add(entry) {
      entries.set(entry.key, entry);
      await file.appendFile(`${JSON.stringify(entry)}\n`);
      await file.datasync();
    },
    close: () => file.close(),
  };
}

/** The entries of a journal, the last one of each key in force; what is no entry is passed over. */
export function parseJournal(text: string): Entry[] {
  return text.split("\n").flatMap((line) => {
    try {
      const entry = JSON.parse(line) as Partial<Entry> | null;
      const isEntry = typeof entry?.key === "string" && typeof entry.audio === "string";
      return isEntry ? [{ generation: 0, ...entry } as Entry] : [];
    } catch {
      return [];
    }
  });
}
