import { failures } from "./failures.ts";

/** Why a file was refused before anybody looked into it. Some codes are those of failures, and say both here. */
const onTheWay: Record<string, string> = {
  tooLarge: "The file, or the WAV made of it, was larger than this server accepts.",
  noRoom: "There was no room left for the file.",
  badBase64: "The file was not valid Base64.",
  wrongDigest: "The file that arrived was not the file that was sent.",
};

/** Whether a problem with this code, met while a file arrives, is the refusal of a file. */
export function isRefusedOnTheWay(code: string): boolean {
  return Object.hasOwn(onTheWay, code);
}

/** The sentence for why files were refused, by the code under which they are counted. */
export function refusalSentence(code: string): string {
  const sentences: Record<string, string> = { ...failures, ...onTheWay };
  return sentences[code] ?? "The file was refused.";
}
