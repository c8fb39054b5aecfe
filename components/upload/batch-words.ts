import { toCount } from "@/components/ui/count-words";
import { isSkippedDuplicate } from "@/lib/domain/batch-report";
import type { FailureCode } from "@/lib/domain/failures";
import type { UploadEntry } from "@/lib/domain/upload-queue";

/** Why files were refused, as one says it of how many: `2 empty`. */
const reasons: Record<FailureCode | "badBase64" | "wrongDigest" | "removed" | "forbidden" | "notFound", string> = {
  empty: "empty",
  unrecognised: "no audio or video",
  noAudio: "no audio",
  noSamples: "nothing to decode",
  unsupported: "of a kind not supported",
  damaged: "damaged",
  tooLong: "too long",
  tooLarge: "too large",
  timedOut: "took too long",
  noRoom: "no room left",
  lost: "lost on the server",
  crashed: "broke the conversion",
  badBase64: "not valid Base64",
  wrongDigest: "changed on the way",
  removed: "deleted meanwhile",
  forbidden: "not allowed",
  notFound: "space not found",
};

/** What became of a batch: `58 available, 2 refused: 1 empty, 1 no audio; 3 duplicates skipped`. */
export function toBatchSummary(entries: readonly UploadEntry[]): string {
  const those = (stage: UploadEntry["stage"]) => entries.filter((entry) => entry.stage === stage);
  const [available, refused, failed, cancelled] = [
    those("available"),
    those("refused"),
    those("failed"),
    those("cancelled"),
  ];
  const duplicates = cancelled.filter(isSkippedDuplicate).length;
  const others = cancelled.length - duplicates;
  const arrived = [
    available.length > 0 && `${toCount(available.length)} available`,
    refused.length > 0 && `${toCount(refused.length)} refused: ${toReasons(refused)}`,
  ];
  const parts = [
    arrived.filter(Boolean).join(", "),
    duplicates > 0 && `${duplicates === 1 ? "1 duplicate" : `${toCount(duplicates)} duplicates`} skipped`,
    others > 0 && `${toCount(others)} cancelled`,
    failed.length > 0 && `${toCount(failed.length)} not sent`,
  ];
  return parts.filter(Boolean).join("; ");
}

/** The commonest first. */
function toReasons(refused: readonly UploadEntry[]): string {
  const counts = new Map<string, number>();
  for (const { fault } of refused) {
    const words = toReason(fault?.code ?? "");
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([words, count]) => `${toCount(count)} ${words}`)
    .join(", ");
}

function toReason(code: string): string {
  return Object.hasOwn(reasons, code) ? reasons[code as keyof typeof reasons] : "for another reason";
}
