import type { FailureCode } from "@/lib/domain/failures";

/** Every reason to refuse a file: those found in the file, and those met on the way. */
const labels: Record<FailureCode | "badBase64" | "wrongDigest", string> = {
  empty: "Empty file",
  unrecognised: "Not audio or video",
  noAudio: "No audio inside",
  noSamples: "Nothing to decode",
  unsupported: "Kind not supported",
  damaged: "Damaged or cut off",
  tooLong: "Too long",
  tooLarge: "Too large",
  timedOut: "Took too long",
  noRoom: "No room left",
  lost: "Lost on the server",
  crashed: "Conversion broke down",
  badBase64: "Not valid Base64",
  wrongDigest: "Changed on the way",
};

/** A reason in two or three words; another server's codes as they are. */
export function toFailureLabel(code: string): string {
  return Object.hasOwn(labels, code) ? labels[code as keyof typeof labels] : code;
}
