/**
 * How fast a queue is sent: bytes and the seconds that they took, both fading with time, so that the latest ten seconds
 * or so decide. `observedSeconds` does not fade.
 */
export type UploadPace = {
  atMs: number;
  sentBytes: number;
  fadingBytes: number;
  fadingSeconds: number;
  observedSeconds: number;
};

/** How much of a queue had been sent at a time of a monotonic clock. */
export type PaceSample = { nowMs: number; sentBytes: number };

const FADING_SECONDS = 10;
/** Before that a speed is a guess. */
const LEAST_SECONDS = 3;

/** The pace of a queue that begins to move, or moves again. */
export function startPace({ nowMs, sentBytes }: PaceSample): UploadPace {
  return { atMs: nowMs, sentBytes, fadingBytes: 0, fadingSeconds: 0, observedSeconds: 0 };
}

/** The pace after another look. Bytes that left the queue with a cancelled file count as nothing sent. */
export function notePace(pace: UploadPace, { nowMs, sentBytes }: PaceSample): UploadPace {
  const seconds = Math.max(0, nowMs - pace.atMs) / 1000;
  const rest = Math.exp(-seconds / FADING_SECONDS);
  return {
    atMs: nowMs,
    sentBytes,
    fadingBytes: pace.fadingBytes * rest + Math.max(0, sentBytes - pace.sentBytes),
    fadingSeconds: pace.fadingSeconds * rest + seconds,
    observedSeconds: pace.observedSeconds + seconds,
  };
}

/** Bytes a second; null as long as less than three seconds were seen, or nothing moved. */
export function toBytesPerSecond({ fadingBytes, fadingSeconds, observedSeconds }: UploadPace): number | null {
  return observedSeconds < LEAST_SECONDS || fadingBytes < 1 ? null : fadingBytes / fadingSeconds;
}

/** Seconds until `leftBytes` are sent at this pace; null where nobody can tell, or nothing is left. */
export function toSecondsLeft(pace: UploadPace, leftBytes: number): number | null {
  const bytesPerSecond = toBytesPerSecond(pace);
  return bytesPerSecond === null || leftBytes <= 0 ? null : leftBytes / bytesPerSecond;
}
