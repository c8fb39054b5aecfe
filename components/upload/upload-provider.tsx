"use client";

import { type ReactNode, useState } from "react";
import { useReadAnew } from "@/components/live/use-read-anew";
import { findUploader, ping } from "@/lib/browser/upload/ask-server";
import { keepInBrowser } from "@/lib/browser/upload/keep-in-browser";
import { createUploadQueue } from "@/lib/browser/upload/queue";
import type { UploadActions } from "@/lib/browser/upload/send-context";
import { fetchStatus } from "@/lib/browser/upload/status";
import { createEncodeBridge } from "@/lib/browser/worker/bridge";
import { useStayHere } from "./use-stay-here";
import { useStrayDrops } from "./use-stray-drops";
import { UploadQueueContext, useLeaving } from "./use-upload-queue";

/**
 * Holds the upload queue. It belongs into the root layout: there it outlives every navigation, also the one to the
 * sign-in page. The page that is open when a batch has come to its end is read anew, once.
 */
export function UploadProvider({ children, actions }: { children: ReactNode; actions: UploadActions }) {
  const readAnew = useReadAnew();
  const [queue] = useState(() =>
    createUploadQueue({
      actions,
      bridge: createEncodeBridge(),
      fetchStatus,
      keep: typeof window === "undefined" ? null : keepInBrowser,
      ping,
      findUploader,
      onSettled: readAnew,
    }),
  );
  useLeaving(queue);
  useStayHere(queue);
  useStrayDrops();
  return <UploadQueueContext value={queue}>{children}</UploadQueueContext>;
}
