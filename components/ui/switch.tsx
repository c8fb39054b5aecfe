"use client";

import { Switch as Primitive } from "radix-ui";
import type * as React from "react";
import { cn } from "@/components/ui/cn";

/** On or off, at once. Its place tells which as well as its colour. */
export function Switch({ className, ...props }: React.ComponentProps<typeof Primitive.Root>) {
  return (
    <Primitive.Root
      data-slot="switch"
      className={cn(
        "inline-flex h-5 w-9 shrink-0 items-center rounded-full border border-input bg-muted p-0.5 transition-colors",
        "data-[state=checked]:border-primary data-[state=checked]:bg-primary disabled:opacity-50",
        className,
      )}
      {...props}
    >
      <Primitive.Thumb
        className={cn(
          "block size-3.5 rounded-full bg-input transition-transform motion-reduce:transition-none",
          "data-[state=checked]:translate-x-4 data-[state=checked]:bg-primary-foreground",
        )}
      />
    </Primitive.Root>
  );
}
