"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { createUploadQueue } from "@/lib/browser/upload/queue";
import type { UploadActions } from "@/lib/browser/upload/send-entry";
import { fetchStatus } from "@/lib/browser/upload/status";
import { createEncodeBridge } from "@/lib/browser/worker/bridge";
import { useStrayDrops } from "./use-stray-drops";
import { UploadQueueContext, useLeaving } from "./use-upload-queue";

/**
 * Holds the upload queue. It belongs into the root layout: there it outlives every navigation, also the one to the
 * sign-in page. The page that is open when a batch has come to its end is read anew, once.
 */
export function UploadProvider({
  children,
  createClip,
  createWaiting,
  discardUpload,
}: UploadActions & { children: ReactNode }) {
  const router = useRouter();
  const [queue] = useState(() =>
    createUploadQueue({
      actions: { createClip, createWaiting, discardUpload },
      bridge: createEncodeBridge(),
      fetchStatus,
      onSettled: () => router.refresh(),
    }),
  );
  useLeaving(queue);
  useStrayDrops();
  return <UploadQueueContext value={queue}>{children}</UploadQueueContext>;
}
