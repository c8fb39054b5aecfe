"use client";

import { useSyncExternalStore } from "react";
import { CopyButton } from "@/components/ui/copy-button";

/** Copies the full address of a page of ours; behind a proxy only the browser knows its beginning. */
export function CopyLinkButton({ path }: { path: string }) {
  const origin = useSyncExternalStore(
    () => () => undefined,
    () => window.location.origin,
    () => "",
  );
  return <CopyButton what="link" text={`${origin}${path}`} />;
}
