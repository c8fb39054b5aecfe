"use client";

import { Tooltip as Primitive } from "radix-ui";
import type * as React from "react";
import { cn } from "@/components/ui/cn";

export function TooltipProvider({ delayDuration = 350, ...props }: React.ComponentProps<typeof Primitive.Provider>) {
  return <Primitive.Provider delayDuration={delayDuration} {...props} />;
}

type TooltipProps = {
  /** A short explanation. It never is a control's only name: that is `aria-label`. */
  text: React.ReactNode;
  side?: "top" | "right" | "bottom" | "left";
  className?: string;
  children: React.ReactNode;
};

/** Explains the one control inside, on hover and on focus. Needs no provider of its own. */
export function Tooltip({ text, side = "top", className, children }: TooltipProps) {
  return (
    <TooltipProvider>
      <Primitive.Root>
        <Primitive.Trigger asChild>{children}</Primitive.Trigger>
        <Primitive.Portal>
          <Primitive.Content
            data-slot="tooltip"
            side={side}
            sideOffset={6}
            collisionPadding={12}
            className={cn(
              "z-50 max-w-72 animate-fade text-pretty rounded-md bg-foreground px-2.5 py-1.5 text-background text-xs",
              className,
            )}
          >
            {text}
          </Primitive.Content>
        </Primitive.Portal>
      </Primitive.Root>
    </TooltipProvider>
  );
}
