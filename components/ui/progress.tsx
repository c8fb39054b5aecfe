"use client";

import { Progress as Primitive } from "radix-ui";
import type * as React from "react";
import { cn } from "@/components/ui/cn";

type ProgressProps = Omit<React.ComponentProps<typeof Primitive.Root>, "value" | "aria-label"> & {
  /** From 0 to 1; null while nobody can tell. */
  ratio: number | null;
  "aria-label": string;
};

/** How far something has come. */
export function Progress({ className, ratio, ...props }: ProgressProps) {
  const percent = ratio === null ? null : Math.round(Math.min(1, Math.max(0, ratio)) * 100);
  return (
    <Primitive.Root
      data-slot="progress"
      value={percent}
      className={cn("relative h-1.5 w-full overflow-hidden rounded-full bg-secondary", className)}
      {...props}
    >
      <Primitive.Indicator
        className={cn("block h-full rounded-full bg-primary", percent === null && "w-1/3 animate-shimmer")}
        style={percent === null ? undefined : { width: `${percent}%` }}
      />
    </Primitive.Root>
  );
}
