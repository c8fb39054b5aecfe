import type { Audio } from "@/lib/contract/audio";
import { parseDuration } from "@/lib/domain/durations";
import type { QueueEntry } from "@/lib/domain/review/queue-session";

/** What going through a queue needs of an audio. */
export function toQueueEntry({ handle, alias, duration, sampleRate }: Audio): QueueEntry {
  return {
    handle,
    name: alias ?? handle,
    durationSeconds: duration === null ? null : parseDuration(duration),
    sampleRateHz: sampleRate,
  };
}
