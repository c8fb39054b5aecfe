"use client";

import { Headphones } from "lucide-react";
import { useStrayDrops } from "./use-stray-drops";

/** What stands where files would be taken, for whoever may not bring any; files that are dropped all the same are told so. */
export function ClosedZone({ why }: { why: string }) {
  useStrayDrops(why);
  return (
    <p
      data-slot="closed-zone"
      className="flex items-center gap-2.5 rounded-lg border bg-card px-4 py-3 text-muted-foreground text-sm"
    >
      <Headphones aria-hidden="true" className="size-4 shrink-0" />
      {why}
    </p>
  );
}
