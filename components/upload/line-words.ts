import { toCounted } from "@/components/ui/count-words";
import type { PartLimit } from "@/lib/domain/part-size";
import { toSizeWords } from "@/lib/domain/sizes";
import type { UploadLine } from "@/lib/domain/upload-line";
import { toCountdownWords } from "./upload-words";

/** Fewer cuts than this happen on any line. */
const TELLING_CUTS = 3;

/** Why nothing is sent now, in one or two sentences; null while the line is up. It says nothing of when it goes on. */
export function toLineWords(line: UploadLine): string | null {
  switch (line.state) {
    case "up":
      return null;
    case "signedOut":
      return "Your session has ended. Sign in again: the uploads go on, nothing is lost.";
    case "outdated":
      return "Earmark was updated. Reload the page: the uploads go on.";
    case "down":
      return toDownWords(line.fault);
  }
}

function toDownWords({ code, detail }: { code: string; detail: string }): string {
  if (code === "offline") return "This computer is offline. The uploads go on by themselves when it is back.";
  if (code === "tooManyRequests") return "The server has much to do and asked to wait.";
  return detail;
}

/** When a line that is down is tried again. */
export function toRetryWords(seconds: number): string {
  return seconds > 0 ? `Trying again in ${toCountdownWords(seconds)}.` : "Trying again now.";
}

/** What a reload costs: `lost` files have to be given again after it. Null where nothing does. */
export function toReloadWords(lost: number): string | null {
  return lost > 0 ? `${toCounted(lost, "file")} will have to be chosen again after that.` : null;
}

/** What is known to hold uploads up on the way, with what can be done about it; null where nothing does. */
export function toPartLimitWords({ refusedBytes, cuts }: PartLimit): { problem: string; remedy: string } | null {
  if (refusedBytes !== null) {
    const size = toSizeWords(toRoundBytes((refusedBytes * 4) / 3));
    return {
      problem: `Something between you and Earmark, most likely a proxy, takes no requests above about ${size}. Files go in smaller parts, which is slower.`,
      remedy: "Whoever runs the proxy can raise its limit. In nginx: client_max_body_size 32m.",
    };
  }
  if (cuts < TELLING_CUTS) return null;
  return {
    problem: `The connection was cut ${cuts} times within a part. Files go in smaller parts now.`,
    remedy:
      "A proxy may limit how long a request takes. In nginx: client_body_timeout, proxy_read_timeout, proxy_request_buffering off.",
  };
}

/** What was found by trying is not known to the byte: two digits tell it. */
function toRoundBytes(bytes: number): number {
  const unit = 1024 ** Math.floor(Math.log2(bytes) / 10);
  const value = bytes / unit;
  return (value < 10 ? Math.round(value * 10) / 10 : Math.round(value)) * unit;
}
