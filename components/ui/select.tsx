import { ChevronDown } from "lucide-react";
import type * as React from "react";
import { cn } from "@/components/ui/cn";
import { fieldLook } from "@/components/ui/input";

/** The browser's own select, which works without scripts and with every phone's picker. */
export function Select({ className, children, ...props }: React.ComponentProps<"select">) {
  return (
    <span data-slot="select" className={cn("relative inline-flex shrink-0", className)}>
      <select className={cn(fieldLook, "h-9 appearance-none py-0 pr-8 pl-3")} {...props}>
        {children}
      </select>
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-muted-foreground"
      />
    </span>
  );
}
