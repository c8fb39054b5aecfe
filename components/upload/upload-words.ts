import { toCount } from "@/components/ui/count-words";
import type { UploadLine } from "@/lib/domain/upload-line";
import type { UploadProgress } from "@/lib/domain/upload-progress";
import type { UploadEntry } from "@/lib/domain/upload-queue";
import { toLineWords } from "./line-words";

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

/** What a clock that runs down shows: `8 s`, `2 min 5 s`. */
export function toCountdownWords(seconds: number): string {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return [minutes > 0 && `${minutes} min`, (rest > 0 || minutes === 0) && `${rest} s`].filter(Boolean).join(" ");
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
      return withPercent("Paused", entry.sentRatio, "at");
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
      return "Not sent";
    case "cancelled":
      return entry.concerns.length > 0 ? "Skipped" : "Cancelled";
  }
}

function withPercent(words: string, ratio: number, between = ""): string {
  return ratio > 0 ? [words, between, `${Math.floor(ratio * 100)} %`].filter(Boolean).join(" ") : words;
}

/** How a queue stands that does not move: `1 for you to decide, 19 available, 1 refused`. */
export function toQueueWords(progress: UploadProgress): string {
  const { available, paused, refused, failed, cancelled } = progress;
  const parts = [
    ...toNeeds(progress),
    paused > 0 && `${toCount(paused)} paused`,
    available > 0 && `${toCount(available)} available`,
    refused > 0 && `${toCount(refused)} refused`,
    failed > 0 && `${toCount(failed)} not sent`,
    cancelled > 0 && `${toCount(cancelled)} cancelled`,
  ];
  return parts.filter(Boolean).join(", ");
}

/** What a person has to do for the files of a queue. */
export function toNeeds({ held, missing }: UploadProgress): string[] {
  return [
    ...(held > 0 ? [`${toCount(held)} for you to decide`] : []),
    ...(missing > 0 ? [`${toCount(missing)} ${missing === 1 ? "needs its file" : "need their files"}`] : []),
  ];
}

/**
 * What a screen reader is told: that a batch began, how many files stopped or need a person, that the line broke, how it ended.
 * Never the progress of a single file, and never a clock.
 */
export function toAnnouncement(progress: UploadProgress, line: UploadLine): string {
  if (progress.total === 0) return "";
  const { open, held, missing, paused, total } = progress;
  const isWaiting = held + missing + paused > 0;
  if (open === 0) return `Uploads ${isWaiting ? "wait" : "finished"}: ${toQueueWords(progress)}.`;
  const stopped = progress.refused + progress.failed;
  const [files, why] = [total === 1 ? "1 file" : `${toCount(total)} files`, toLineWords(line)];
  const sentences = [
    why ? `Uploads wait. ${why}` : `Uploading ${files}.`,
    ...(stopped > 0 ? [`${toCount(stopped)} stopped.`] : []),
    ...toNeeds(progress).map((need) => `${need}.`),
  ];
  return sentences.join(" ");
}
