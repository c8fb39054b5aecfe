"use client";

import { FailedState } from "@/components/layout/failed-state";
import { findDigest } from "@/components/layout/find-digest";

export default function WorkspaceError({ error, retry }: { error: unknown; retry: () => void }) {
  return <FailedState digest={findDigest(error)} retry={retry} />;
}
