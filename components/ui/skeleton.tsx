import type * as React from "react";
import { cn } from "@/components/ui/cn";

/** A grey place where something is about to be. The region around it says what is loading. */
export function Skeleton({ className, ...props }: React.ComponentProps<"div">) {
  return (
    <div
      data-slot="skeleton"
      aria-hidden="true"
      className={cn("animate-shimmer rounded-md bg-secondary", className)}
      {...props}
    />
  );
}
