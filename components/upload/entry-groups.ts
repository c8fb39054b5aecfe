import type { UploadEntry } from "@/lib/domain/upload-queue";

/** Whether trying the file again can do no harm: one that may have arrived is sent again only by whoever has looked. */
export function isSafeToRetry({ stage, fault }: UploadEntry): boolean {
  return stage === "failed" && fault?.code !== "unconfirmed";
}
