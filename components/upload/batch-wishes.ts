import { toAliasByPattern } from "@/lib/domain/alias-pattern";
import type { UploadEntry, UploadWishes } from "@/lib/domain/upload-queue";

/** What is wished of all files of a batch. */
export type BatchChoice = {
  /** Empty to leave the aliases as they are. */
  pattern: string;
  /** The handle of an identity; null for none, `keep` to leave it as it is. */
  identity: string | null | "keep";
  /** Where the files go; null to leave it as it is. */
  target: { owner: string; space: string } | null;
};

/** How many files the batch has, and the day, as the pattern may say them. */
type BatchFacts = { count: number; date: string };

/** What the choice means for one file. An identity belongs to its space, so that none goes elsewhere with a file. */
export function toWishes(entry: UploadEntry, choice: BatchChoice, facts: BatchFacts): UploadWishes {
  const { owner, space } = choice.target ?? entry;
  const isMoved = owner !== entry.owner || space !== entry.space;
  const kept = isMoved ? null : entry.identity;
  return {
    owner,
    space,
    alias: choice.pattern.trim() === "" ? entry.alias : toAliasByPattern(choice.pattern, { ...entry, ...facts }),
    identity: choice.identity === "keep" ? kept : choice.identity,
  };
}

/** How many files a batch had: what is left of it in the list tells by its numbers. */
export function countOf(entries: readonly UploadEntry[]): number {
  return entries.reduce((most, { number }) => Math.max(most, number), 0);
}
