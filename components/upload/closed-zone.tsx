import { Headphones } from "lucide-react";

/** What stands where files would be taken, for whoever may not bring any. */
export function ClosedZone({ why }: { why: string }) {
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
