"use client";

import type { UploadLine } from "@/lib/domain/upload-line";
import { toBytesPerSecond, toSecondsLeft } from "@/lib/domain/upload-pace";
import type { UploadProgress } from "@/lib/domain/upload-progress";
import { toDoneWords, toSpeedWords, toTimeLeftWords } from "./pace-words";
import { toNeeds, toQueueWords } from "./upload-words";
import { useUploadPace } from "./use-upload-pace";

/** The whole queue in one line: how far, how fast and how long still; at its end what became of it. */
export function TrayFigures({ progress, line }: { progress: UploadProgress; line: UploadLine }) {
  const { open, sentBytes, allBytes } = progress;
  const pace = useUploadPace(open > 0 && line.state === "up");
  const leftBytes = allBytes - sentBytes;
  const bytesPerSecond = pace && leftBytes >= 1 ? toBytesPerSecond(pace) : null;
  const secondsLeft = pace && toSecondsLeft(pace, leftBytes);
  const parts = [
    toDoneWords(progress),
    bytesPerSecond !== null && toSpeedWords(bytesPerSecond),
    secondsLeft !== null && toTimeLeftWords(secondsLeft),
    ...toNeeds(progress),
  ];
  return (
    <p className="text-pretty text-muted-foreground text-xs tabular-nums">
      {open > 0 ? parts.filter(Boolean).join(", ") : toQueueWords(progress)}
    </p>
  );
}
