import { toCount } from "@/components/ui/count-words";
import { toSizeWords } from "@/lib/domain/sizes";
import type { UploadProgress } from "@/lib/domain/upload-progress";

/** A queue that moves, in one line: `12 of 940 files, 1.2 GiB of 3.4 GiB`; alike units are said once. */
export function toDoneWords({
  open,
  held,
  missing,
  paused,
  failed,
  total,
  sentBytes,
  allBytes,
}: UploadProgress): string {
  const done = total - open - held - missing - paused - failed;
  const files = `${toCount(done)} of ${total === 1 ? "1 file" : `${toCount(total)} files`}`;
  if (allBytes === 0) return files;
  const [all, sent] = [toSizeWords(allBytes), toSizeWords(Math.min(allBytes, Math.round(sentBytes)))];
  const [value, unit] = sent.split(" ");
  return `${files}, ${unit === all.split(" ")[1] ? value : sent} of ${all}`;
}

/** A speed: `4.1 MiB/s`. */
export function toSpeedWords(bytesPerSecond: number): string {
  return `${toSizeWords(Math.round(bytesPerSecond))}/s`;
}

const FEW_SECONDS = 10;

/** How long something still takes, no more exact than anybody can know: `about 12 min left`. */
export function toTimeLeftWords(seconds: number): string {
  if (seconds < FEW_SECONDS) return "a few seconds left";
  if (seconds <= 50) return `about ${Math.ceil(seconds / 10) * 10} s left`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `about ${Math.max(1, minutes)} min left`;
  const tens = Math.round(minutes / 10) * 10;
  const [hours, rest] = [Math.floor(tens / 60), tens % 60];
  return hours >= 24
    ? "more than a day left"
    : `about ${[`${hours} h`, rest > 0 && `${rest} min`].filter(Boolean).join(" ")} left`;
}
