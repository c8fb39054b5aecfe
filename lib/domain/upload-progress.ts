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
  /** Files that wait to be given again. */
  missing: number;
  paused: number;
  available: number;
  refused: number;
  failed: number;
  cancelled: number;
  /** Bytes of files that are or were to be sent, and how many of them the server has. */
  allBytes: number;
  sentBytes: number;
};

/** Every file costs some round trips, however small it is: they weigh like this many bytes. */
const OVERHEAD_BYTES = 64 * 1024;

/** Sums up a queue. An empty queue has the ratio 0. */
export function sumUp(entries: readonly UploadEntry[]): UploadProgress {
  const count = { held: 0, missing: 0, paused: 0, available: 0, refused: 0, failed: 0, cancelled: 0 };
  let [open, duplicates, doneWeight, allWeight, allBytes, sentBytes] = [0, 0, 0, 0, 0, 0];
  for (const entry of entries) {
    const { stage, sizeBytes, isStored } = entry;
    const weight = sizeBytes + OVERHEAD_BYTES;
    allWeight += weight;
    doneWeight += weight * shareDone(entry);
    if (isStored || (stage !== "cancelled" && stage !== "refused")) {
      allBytes += sizeBytes;
      sentBytes += sizeBytes * entry.sentRatio;
    }
    if (isDuplicate(entry)) duplicates++;
    if (isOpen(entry)) open++;
    else if (stage in count) count[stage as keyof typeof count]++;
  }
  const ratio = allWeight > 0 ? doneWeight / allWeight : 0;
  return { ratio, total: entries.length, open, duplicates, ...count, allBytes, sentBytes };
}

/** Where each stage begins and how much of the whole way it is. */
const stretches: Partial<Record<UploadStage, readonly [start: number, length: number]>> = {
  waiting: [0, 0],
  checking: [0, 0],
  held: [0, 0],
  missing: [0, 0],
  paused: [0, 0],
  encoding: [0, 0.1],
  sending: [0.1, 0.8],
  received: [0.9, 0],
  converting: [0.9, 0.1],
};

/** How much of one file's way lies behind it, 0 to 1. What has been sent stays sent, whatever stage it is in again. */
export function shareDone({ stage, ratio, sentRatio, isStored }: UploadEntry): number {
  const stretch = stretches[stage];
  if (!stretch) return 1;
  const [start, length] = stretch;
  const share = start + length * Math.min(1, Math.max(0, ratio));
  return !isStored && sentRatio > 0 ? Math.max(share, 0.1 + 0.8 * sentRatio) : share;
}
