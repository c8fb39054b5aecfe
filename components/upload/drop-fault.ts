import { ErrorCode, type FileRejection } from "react-dropzone";
import { toSizeWords } from "@/lib/domain/sizes";
import type { UploadFault } from "@/lib/domain/upload-queue";

/** Why a file is not even read: its kind or its size, with what this server takes instead. */
export function toDropFault(
  { file, errors }: FileRejection,
  limits: { maxUploadBytes: number; formatLabels: readonly string[] },
): UploadFault {
  const codes = errors.map(({ code }) => code);
  if (codes.includes(ErrorCode.FileInvalidType)) {
    const extension = /\.[^.\s]{1,10}$/.exec(file.name)?.[0];
    const kind = extension ? `“${extension}” is not a kind of file` : "This is not a kind of file";
    return { code: "unsupported", detail: `${kind} that can be converted. Use ${toList(limits.formatLabels)}.` };
  }
  if (codes.includes(ErrorCode.FileTooLarge)) {
    const most = toSizeWords(limits.maxUploadBytes);
    return { code: "tooLarge", detail: `The file has ${toSizeWords(file.size)}. This server takes up to ${most}.` };
  }
  return { code: "invalid", detail: errors[0]?.message ?? "The file cannot be taken." };
}

function toList(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
