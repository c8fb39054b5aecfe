"use client";

import { CircleCheck, CircleX, Info, TriangleAlert } from "lucide-react";
import { Toaster as Sonner } from "sonner";

/** Where messages appear that go away again. Call `toast` of sonner to show one; the region is announced. */
export function Toaster() {
  return (
    <Sonner
      position="bottom-left"
      containerAriaLabel="Messages"
      duration={6000}
      gap={8}
      icons={{
        success: <CircleCheck aria-hidden="true" className="size-4 text-success" />,
        error: <CircleX aria-hidden="true" className="size-4 text-destructive" />,
        warning: <TriangleAlert aria-hidden="true" className="size-4 text-warning" />,
        info: <Info aria-hidden="true" className="size-4 text-primary" />,
      }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-(--width) items-center gap-3 rounded-lg bg-popover px-4 py-3 text-popover-foreground text-sm shadow-popover",
          content: "min-w-0 grow",
          title: "font-medium",
          description: "text-[0.8125rem] text-muted-foreground",
          actionButton:
            "inline-flex h-8 shrink-0 items-center rounded-md border bg-card px-2.5 font-medium text-[0.8125rem] hover:bg-accent",
          closeButton: "text-muted-foreground",
        },
      }}
    />
  );
}
