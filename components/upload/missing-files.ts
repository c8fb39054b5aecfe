import { toCounted } from "@/components/ui/count-words";
import { toSizeWords } from "@/lib/domain/sizes";
import type { UploadEntry } from "@/lib/domain/upload-queue";

type ChosenFile = { name: string; size: number };

/** Chosen files with the entries that miss them, and the names of those that no entry misses. */
export type Matches<F> = { found: { entry: UploadEntry; file: F }[]; strangers: F[] };

/** Finds the entries that miss the chosen files, by name and size; each is given one file at most. */
export function matchFiles<F extends ChosenFile>(files: readonly F[], missing: readonly UploadEntry[]): Matches<F> {
  const left = [...missing];
  const matches: Matches<F> = { found: [], strangers: [] };
  for (const file of files) {
    const at = left.findIndex(({ name, sizeBytes }) => name === file.name && sizeBytes === file.size);
    const [entry] = at < 0 ? [] : left.splice(at, 1);
    if (entry) matches.found.push({ entry, file });
    else matches.strangers.push(file);
  }
  return matches;
}

/** Why a chosen file was not taken for the only one that was asked for. */
export function toOtherFileWords({ name, size }: ChosenFile, wanted: UploadEntry): string {
  const isNamesake = name === wanted.name;
  if (!isNamesake) return `That file is called ${name}. Choose ${wanted.name}.`;
  // Sizes that look alike in words are told in bytes.
  const [has, wants] = [toSizeWords(size), toSizeWords(wanted.sizeBytes)];
  const words = has === wants ? [toCounted(size, "byte"), toCounted(wanted.sizeBytes, "byte")] : [has, wants];
  return `That file has ${words[0]}, and this upload began with ${words[1]}: it was changed, or it is another one.`;
}

/** What is told of files that were chosen for several entries; null where each was wanted. */
export function toStrangersWords(strangers: readonly ChosenFile[]): string | null {
  const [first] = strangers;
  if (!first) return null;
  const who = strangers.length === 1 ? `${first.name} was` : `${toCounted(strangers.length, "file")} were`;
  return `${who} not taken: no upload in this list misses a file of that name and size.`;
}
