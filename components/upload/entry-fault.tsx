import type { UploadEntry } from "@/lib/domain/upload-queue";
import { RetryClock } from "./retry-clock";

/** Why a file stopped, and how it goes on. */
export function EntryFault({ entry: { stage, fault, retryAtMs } }: { entry: UploadEntry }) {
  if (!fault) return null;
  const isSafe = stage === "failed" && retryAtMs === null && fault.code !== "unconfirmed";
  return (
    <p className="col-span-2 text-pretty text-xs">
      {fault.detail} {retryAtMs !== null && <RetryClock atMs={retryAtMs} />}
      {isSafe && "Retry goes on where it stopped."}
    </p>
  );
}
