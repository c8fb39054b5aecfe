import { AV_DISPOSITION_ATTACHED_PIC, AV_NOPTS_VALUE, AVMEDIA_TYPE_AUDIO } from "node-av/constants";
import { Packet } from "node-av/lib";
import { type Failure, failure } from "../../domain/failures.ts";
import type { OpenMedia } from "./open-media.ts";

const MICROSECONDS = 1_000_000;

/**
 * How long the file says it is, in seconds, or null when it does not say. Good for a suspicion, never
 * for a fact: of the duration of what was decoded it may be any multiple.
 */
export function claimedSeconds({ formatContext, stream }: OpenMedia): number | null {
  if (stream.duration !== AV_NOPTS_VALUE && stream.duration > 0n) {
    return Number(stream.duration) * stream.timeBase.toDouble();
  }
  const others = formatContext.streams.filter(
    (other) => other.codecpar.codecType !== AVMEDIA_TYPE_AUDIO && !other.hasDisposition(AV_DISPOSITION_ATTACHED_PIC),
  );
  const { duration } = formatContext;
  // The duration of a whole film says nothing of its sound.
  return others.length > 0 || duration <= 0n ? null : Number(duration) / MICROSECONDS;
}

/**
 * The duration that a whole file must reach, in seconds, or null when its header gives no reliable one. Ask before
 * reading packets: libavformat corrects its bit rates while it reads.
 */
export function promisedSeconds(media: OpenMedia): number | null {
  const { container, fileBytes, stream } = media;
  const claimed = claimedSeconds(media);
  // AAC and AMR have no header that could hold a length: what libavformat says is a guess.
  if (claimed === null || container === "aac" || container === "amr") return null;
  // Of an MP3 without a length it guesses as well; but a guess counts the bytes that are there, and no more.
  const claimedBytes = (claimed * Number(stream.codecpar.bitRate)) / 8;
  return container === "mp3" && claimedBytes < fileBytes * 1.02 ? null : claimed;
}

/** Whether `decodedSeconds` are well short of `promised`, which says that the file was cut off. */
export function endsEarly(promised: number | null, decodedSeconds: number): boolean {
  // Padding that decoders drop and rounded time bases make up for less than this.
  return promised !== null && decodedSeconds < promised - Math.max(0.25, promised * 0.005);
}

/** Reads packets without decoding them until they last longer than `seconds`. Uses the media up. */
export function isLongerThan({ formatContext, stream }: OpenMedia, seconds: number): boolean {
  const packet = new Packet();
  packet.alloc();
  const limit = BigInt(Math.ceil(seconds / stream.timeBase.toDouble()));
  let ticks = 0n;
  try {
    while (ticks <= limit && formatContext.readFrameSync(packet) >= 0) {
      if (packet.streamIndex === stream.index) ticks += packet.duration;
      packet.unref();
    }
    return ticks > limit;
  } finally {
    packet.free();
  }
}

/** The failure of audio that lasts longer than `maxDurationSeconds`. */
export function tooLong(maxDurationSeconds: number): Failure {
  const limit = spoken(maxDurationSeconds);
  return failure("tooLong", `The audio is longer than ${limit}, which is the most this server accepts.`);
}

/** `4 h`, `1 h 30 min`, `45 s`: a limit as people say it. */
function spoken(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 3600), "h"],
    [Math.floor((seconds % 3600) / 60), "min"],
    [Math.round((seconds % 60) * 100) / 100, "s"],
  ] as const;
  return parts.flatMap(([count, unit]) => (count > 0 ? [`${count} ${unit}`] : [])).join(" ") || "0 s";
}
