"use client";

import { FailedState } from "@/components/layout/failed-state";
import { findDigest } from "@/components/layout/find-digest";

export default function RootError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main className="px-4">
      <FailedState digest={findDigest(error)} retry={retry} />
    </main>
  );
}
