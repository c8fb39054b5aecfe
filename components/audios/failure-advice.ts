import type { FailureCode } from "@/lib/domain/failures";

const advice: Record<FailureCode, string> = {
  empty: "Check the file where it came from, and upload it again as a new audio.",
  unrecognised: "Upload an audio or video file. The library states which kinds are taken.",
  noAudio: "Upload a file that has sound in it.",
  noSamples: "Play the file on your computer. If it stays silent there too, it has to be recorded or exported again.",
  unsupported: "Convert it to WAV, FLAC or MP3 and upload that.",
  damaged: "Copy or export the file again where it came from, and upload the new one.",
  tooLong: "Cut it into shorter pieces and upload those.",
  tooLarge: "Cut it into shorter pieces, or lower its sample rate, and upload that.",
  timedOut: "Upload it again. If that fails too, convert it to WAV first.",
  noRoom: "Delete audios that this space no longer needs, then upload it again.",
  lost: "Ask whoever runs this server what happened to its storage.",
  crashed: "Convert it to WAV on your computer and upload that.",
};

/** What a person can do about a failed conversion; another server's codes get advice that is always right. */
export function adviceFor(code: string | undefined): string {
  return Object.hasOwn(advice, code ?? "") ? advice[code as FailureCode] : "Upload the file again as a new audio.";
}
