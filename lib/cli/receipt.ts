import type { Audio } from "../contract/audio.ts";
import { isProblem } from "../contract/problem.ts";
import { parseDuration } from "../domain/durations.ts";
import { toByteLabel, toTimecode } from "../domain/timecode.ts";
import type { Place } from "./connect.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { unreadableDetail } from "./find-files.ts";
import type { Output } from "./output.ts";
import { toCell } from "./output.ts";
import { RefusedError } from "./send-file.ts";
import { ChangedError, type Source } from "./source.ts";

/** What became of one file. `sent`: the server has it, and nobody waited to see what comes of it. */
export type Receipt = {
  path: string;
  status: "uploaded" | "alreadyThere" | "sent" | "refused" | "failed";
  sizeBytes: number;
  sha256: string | null;
  audio: Audio | null;
  error: { code: string; detail: string } | null;
};

/** The receipt of a file that the server has, as far as the conversion has come. */
export function toReceipt(
  { path }: Source,
  { audio, sha256, isOld, sizeBytes }: { audio: Audio; sha256: string; isOld: boolean; sizeBytes: number },
): Receipt {
  const receipt = { path, sizeBytes, sha256, audio };
  const seen = audio.source?.sha256;
  if (seen && seen !== sha256) {
    const detail = `The server has other bytes (SHA-256 ${seen}) than this file (${sha256}).`;
    return { ...receipt, status: "failed", error: { code: "wrongDigest", detail } };
  }
  if (audio.state === "notAvailable") {
    const { code, detail } = audio.failure ?? { code: "unusableFile", detail: "The file cannot be used." };
    const error = { code, detail: isOld ? `${detail} It was refused before; --again sends it once more.` : detail };
    return { ...receipt, status: "refused", error };
  }
  const status = audio.state === "available" ? "uploaded" : "sent";
  return { ...receipt, status: isOld ? "alreadyThere" : status, error: null };
}

/** The receipt of a file that the server does not have. */
export function toFailure({ path, sizeBytes }: Pick<Source, "path" | "sizeBytes">, error: unknown): Receipt {
  const receipt = { path, sizeBytes, sha256: null, audio: null };
  if (error instanceof RefusedError) {
    return { ...receipt, status: "refused", error: { code: error.code, detail: error.message } };
  }
  if (error instanceof ChangedError) {
    return { ...receipt, status: "failed", error: { code: "changed", detail: error.message } };
  }
  if (isProblem(error)) {
    const status = error.status === 413 || error.code === "unusableFile" ? "refused" : "failed";
    return { ...receipt, status, error: { code: error.wireCode, detail: error.detail } };
  }
  // What the system says of a file; anything else is a fault of ours, and no receipt hides it.
  if (!(error instanceof Error && "syscall" in error)) throw error;
  return { ...receipt, status: "failed", error: { code: "unreadable", detail: unreadableDetail(error) } };
}

/** What one receipt makes of the exit code. */
export function exitCodeOfReceipt({ status }: Receipt): ExitCode {
  if (status === "failed") return EXIT.failed;
  return status === "refused" ? EXIT.refused : EXIT.done;
}

const words = {
  uploaded: ["uploaded", "green"],
  alreadyThere: ["already there", "dim"],
  sent: ["sent", "green"],
  refused: ["refused", "yellow"],
  failed: ["failed", "red"],
} as const;

/** Tells a receipt in one line: what the server has on stdout, the rest on stderr. */
export function tellReceipt(output: Output, receipt: Receipt): void {
  const [word, colour] = words[receipt.status];
  const { audio, error } = receipt;
  const head = (stream: "out" | "err") => `${output.paint(colour, word.padEnd(13), stream)}  ${toCell(receipt.path)}`;
  if (error) {
    output.note(`${head("err")}: ${toCell(error.detail)}`);
    return;
  }
  const length = audio?.duration ? [toTimecode(parseDuration(audio.duration))] : [];
  const partial = audio?.partial ? ["only a part of it could be read"] : [];
  const facts = [toCell(audio?.handle), ...length, toByteLabel(receipt.sizeBytes), ...partial];
  output.line(`${head("out")}  ${facts.join("  ")}`);
}

/** A receipt for programs, as `earmark help upload` describes it. */
export function toReceiptJson({ audio, sizeBytes, ...rest }: Receipt, { owner, space }: Place): string {
  return JSON.stringify({
    path: rest.path,
    status: rest.status,
    space: `${owner}/${space}`,
    audio: audio?.handle ?? null,
    alias: audio?.alias ?? null,
    state: audio?.state ?? null,
    duration: audio?.duration ?? null,
    size: sizeBytes,
    sha256: rest.sha256,
    verified: Boolean(rest.sha256 && audio?.source?.sha256 === rest.sha256),
    error: rest.error,
  });
}

/** All receipts in a sentence: `198 of 200 files are there: 10 uploaded, 188 already there; 2 refused.` */
export function toSummary(receipts: readonly Receipt[], total: number): string {
  const counts = (statuses: readonly Receipt["status"][]) =>
    statuses.flatMap((status) => {
      const count = receipts.filter((receipt) => receipt.status === status).length;
      return count > 0 ? [`${count} ${words[status][0]}`] : [];
    });
  const there = receipts.filter(({ error }) => !error).length;
  const good = counts(["uploaded", "sent", "alreadyThere"]).join(", ");
  const bad = counts(["refused", "failed"]).join(", ");
  const files = `${total} ${total === 1 ? "file" : "files"}`;
  const head = there === total ? `${files}: ${good}` : `${there} of ${files} on the server${good && `: ${good}`}`;
  return `${head}${bad && `; ${bad}`}.`;
}
