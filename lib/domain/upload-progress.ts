import { isDuplicate, isOpen, type UploadEntry, type UploadStage } from "./upload-queue.ts";

/** The whole queue in figures. */
export type UploadProgress = {
  /** How much of the work lies behind us, 0 to 1; files that stopped count as done. */
  ratio: number;
  total: number;
  open: number;
  /** Files that wait for a decision, and how many of them because their bytes are there already. */
  held: number;
  duplicates: number;
  available: number;
  refused: number;
  failed: number;
  cancelled: number;
};

/** Every file costs some round trips, however small it is: they weigh like this many bytes. */
const OVERHEAD_BYTES = 64 * 1024;

/** Sums up a queue. An empty queue has the ratio 0. */
export function sumUp(entries: readonly UploadEntry[]): UploadProgress {
  const count = { held: 0, available: 0, refused: 0, failed: 0, cancelled: 0 };
  let open = 0;
  let duplicates = 0;
  let doneBytes = 0;
  let allBytes = 0;
  for (const entry of entries) {
    const weightBytes = entry.sizeBytes + OVERHEAD_BYTES;
    allBytes += weightBytes;
    doneBytes += weightBytes * shareDone(entry);
    if (isDuplicate(entry)) duplicates++;
    if (isOpen(entry)) open++;
    else if (entry.stage in count) count[entry.stage as keyof typeof count]++;
  }
  return { ratio: allBytes > 0 ? doneBytes / allBytes : 0, total: entries.length, open, duplicates, ...count };
}

/** Where each stage begins and how much of the whole way it is. */
const stretches: Partial<Record<UploadStage, readonly [start: number, length: number]>> = {
  waiting: [0, 0],
  checking: [0, 0],
  held: [0, 0],
  reading: [0, 0],
  encoding: [0, 0.1],
  sending: [0.1, 0.8],
  converting: [0.9, 0.1],
};

/** How much of one file's way lies behind it, 0 to 1. */
export function shareDone(entry: UploadEntry): number {
  const [start, length] = stretches[entry.stage] ?? [1, 0];
  return start + length * Math.min(1, Math.max(0, entry.ratio));
}
