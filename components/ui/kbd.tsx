import type * as React from "react";
import { cn } from "@/components/ui/cn";

/** A key of the keyboard. */
export function Kbd({ className, ...props }: React.ComponentProps<"kbd">) {
  return (
    <kbd
      data-slot="kbd"
      className={cn(
        "inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-b-2 bg-muted px-1 font-sans text-[0.6875rem] text-muted-foreground",
        className,
      )}
      {...props}
    />
  );
}
