import { TriangleAlert } from "lucide-react";
import { Suspense } from "react";
import { FaultList } from "@/components/audios/fault-list";
import { Notice } from "@/components/audios/notice";
import type { AudioReceipt } from "@/lib/contract/quality";

/** Says that a recording is not all of its file, and why; `receipt` is null where the server gives none. */
export function PartialNotice({ receipt }: { receipt: Promise<AudioReceipt | null> | null }) {
  return (
    <Notice icon={TriangleAlert} tone="warning" title="Only part of the file could be read">
      <p>
        Some of it was damaged or missing. What you hear is everything that could be decoded: compare it with the
        original before you rely on it.
      </p>
      {receipt ? (
        <Suspense>
          <FaultList receipt={receipt} />
        </Suspense>
      ) : null}
    </Notice>
  );
}
