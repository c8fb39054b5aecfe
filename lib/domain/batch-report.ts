import { toCsv, toSafeText } from "./csv.ts";
import type { UploadEntry } from "./upload-queue.ts";

const columns = ["number", "path", "size in bytes", "sha256", "result", "reason", "audio", "address", "alias"] as const;

/**
 * What became of the files of a batch, as CSV (RFC 4180): a line a file, in their order, under a line of names. The sha256 is
 * empty where the file was not read to its end, and so are the audio and its address where none was made. A text that a
 * spreadsheet would calculate has an apostrophe in front. `addressOf` gives the address of an entry's audio.
 */
export function toBatchReport(
  entries: readonly UploadEntry[],
  addressOf: (entry: UploadEntry & { audio: string }) => string,
): string {
  const rows = entries
    .toSorted((one, other) => one.number - other.number)
    .map((entry) => [
      String(entry.number),
      toSafeText(entry.path),
      String(entry.sizeBytes),
      entry.sha256 ?? "",
      toResult(entry),
      toSafeText(toReason(entry)),
      entry.audio ?? "",
      entry.audio === null ? "" : addressOf({ ...entry, audio: entry.audio }),
      toSafeText(entry.alias),
    ]);
  return toCsv([columns, ...rows]);
}

/** Whether a file was given up because its bytes were there already. */
export function isSkippedDuplicate({ stage, concerns }: UploadEntry): boolean {
  return stage === "cancelled" && concerns[0]?.kind === "duplicate";
}

function toResult(entry: UploadEntry): string {
  if (isSkippedDuplicate(entry)) return "duplicate skipped";
  return entry.stage === "failed" ? "not sent" : entry.stage;
}

function toReason({ fault, concerns, warnings }: UploadEntry): string {
  if (fault) return fault.detail;
  const [concern] = concerns;
  if (concern?.kind === "duplicate") return `The same file is there already, as “${concern.twin.name}”.`;
  return concern?.sentence ?? warnings.join(" ");
}
