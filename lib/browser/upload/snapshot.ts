import { type PartLimit, unknownLimit } from "../../domain/part-size.ts";
import { freshLine, type UploadLine } from "../../domain/upload-line.ts";
import { sumUp } from "../../domain/upload-progress.ts";
import type { EntrySnapshot } from "./entry-store.ts";

/** The queue as it stands; a new object after every change. */
export type UploadSnapshot = EntrySnapshot & {
  line: UploadLine;
  /** What the line was found to let pass. */
  partLimit: PartLimit;
};

/** What a queue looks like before anything was added. */
export const emptySnapshot: UploadSnapshot = {
  entries: [],
  progress: sumUp([]),
  line: freshLine,
  partLimit: unknownLimit,
};

/** Whether nothing has changed between two looks at a queue. */
export function isSame(a: UploadSnapshot, b: UploadSnapshot): boolean {
  return a.entries === b.entries && a.line === b.line && a.partLimit === b.partLimit;
}
