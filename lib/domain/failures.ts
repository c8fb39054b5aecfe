/**
 * Why a file cannot be used, with the sentence people read. The codes go over the wire as `failure.code`
 * and as the `code` of a 422 answer.
 */
export const failures = {
  empty: "The file is empty: it has no bytes at all.",
  unrecognised: "This is not an audio or video file that we know; playlists and text are refused.",
  noAudio: "The file holds no audio.",
  noSamples: "The file holds an audio track without a single sample that can be decoded.",
  unsupported: "The audio in this file is of a kind that we cannot convert.",
  damaged: "The file is damaged or cut off: it cannot be opened. Try the original again.",
  tooLong: "The audio is longer than this server accepts.",
  tooLarge: "The WAV made of this file would be larger than 4 GiB.",
  timedOut: "The conversion took too long and was stopped.",
  noRoom: "This space has no room left for the audio.",
  lost: "The bytes of this file are no longer on the server.",
  crashed: "The conversion broke down on this file.",
} as const satisfies Record<string, string>;

export type FailureCode = keyof typeof failures;

/** A failure as it is stored and sent: `detail` is a sentence for people. */
export type Failure = { code: FailureCode; detail: string };

/** The failure of `code`, with its own sentence or a more exact one. */
export function failure(code: FailureCode, detail: string = failures[code]): Failure {
  return { code, detail };
}
