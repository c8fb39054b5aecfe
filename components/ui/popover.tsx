"use client";

import { Popover as Primitive } from "radix-ui";
import type * as React from "react";
import { cn } from "@/components/ui/cn";

export function Popover(props: React.ComponentProps<typeof Primitive.Root>) {
  return <Primitive.Root data-slot="popover" {...props} />;
}

export function PopoverTrigger(props: React.ComponentProps<typeof Primitive.Trigger>) {
  return <Primitive.Trigger data-slot="popover-trigger" {...props} />;
}

/** A small panel beside what opened it; the page stays reachable, and Escape or a click elsewhere closes it. */
export function PopoverContent({
  className,
  sideOffset = 8,
  ...props
}: React.ComponentProps<typeof Primitive.Content> & { "aria-label": string }) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        data-slot="popover-content"
        sideOffset={sideOffset}
        collisionPadding={12}
        className={cn(
          "z-50 max-h-(--radix-popover-content-available-height) w-80 max-w-[calc(100vw-1.5rem)] overflow-y-auto",
          "origin-(--radix-popover-content-transform-origin) animate-enter rounded-lg bg-popover p-4 text-popover-foreground",
          "text-sm shadow-popover outline-none",
          className,
        )}
        {...props}
      />
    </Primitive.Portal>
  );
}
