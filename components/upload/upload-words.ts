import type { UploadProgress } from "@/lib/domain/upload-progress";
import type { UploadEntry } from "@/lib/domain/upload-queue";

/** A limit of time in words: `4 hours`, `90 minutes`, `30 seconds`. */
export function toSpanWords(seconds: number): string {
  const [value, unit] =
    seconds >= 3600 && seconds % 3600 === 0
      ? [seconds / 3600, "hour"]
      : seconds >= 60 && seconds % 60 === 0
        ? [seconds / 60, "minute"]
        : [seconds, "second"];
  return `${value} ${unit}${value === 1 ? "" : "s"}`;
}

/** Where a file is, in words: `Sending 43 %`. */
export function toStageWords(entry: UploadEntry): string {
  switch (entry.stage) {
    case "waiting":
      return "Waiting";
    case "checking":
      return entry.ratio >= 1 ? "Comparing" : withPercent("Checking", entry.ratio);
    case "held":
      return "Your decision";
    case "missing":
      return "Needs its file";
    case "paused":
      return "Paused";
    case "encoding":
      return entry.ratio >= 1 ? "Ready to send" : withPercent("Encoding", entry.ratio);
    case "sending":
      return withPercent("Sending", entry.ratio);
    case "received":
      return "Received";
    case "converting":
      return withPercent("Converting", entry.ratio);
    case "available":
      return "Available";
    case "refused":
      return "Refused";
    case "failed":
      if (entry.fault?.code === "unconfirmed") return "Not confirmed";
      return entry.isStored ? "Not confirmed yet" : "Not sent";
    case "cancelled":
      return entry.concerns.length > 0 ? "Skipped" : "Cancelled";
  }
}

function withPercent(words: string, ratio: number): string {
  return ratio > 0 ? `${words} ${Math.floor(ratio * 100)} %` : words;
}

/** The whole queue in one line: `Uploading, 3 of 20 done, 2 for you to decide`, or how it ended. */
export function toQueueWords(progress: UploadProgress): string {
  const { open, held, total, available, refused, failed, cancelled } = progress;
  const undecided = held > 0 && `${held} for you to decide`;
  if (open > 0) return [`Uploading, ${total - open - held} of ${total} done`, undecided].filter(Boolean).join(", ");
  const parts = [
    undecided,
    available > 0 && `${available} available`,
    refused > 0 && `${refused} refused`,
    failed > 0 && `${failed} not sent`,
    cancelled > 0 && `${cancelled} cancelled`,
  ];
  return parts.filter(Boolean).join(", ");
}

/**
 * What a screen reader is told: that a batch began, how many files stopped or wait for a decision, how it ended. Never the progress of a
 * single file.
 */
export function toAnnouncement(progress: UploadProgress): string {
  if (progress.total === 0) return "";
  if (progress.open === 0) return `Uploads ${progress.held > 0 ? "wait" : "finished"}: ${toQueueWords(progress)}.`;
  const stopped = progress.refused + progress.failed;
  const files = progress.total === 1 ? "1 file" : `${progress.total} files`;
  return [
    `Uploading ${files}.`,
    stopped > 0 && `${stopped} stopped.`,
    progress.held > 0 && `${progress.held} for you to decide.`,
  ]
    .filter(Boolean)
    .join(" ");
}
