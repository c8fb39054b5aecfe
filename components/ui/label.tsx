import type * as React from "react";
import { cn } from "@/components/ui/cn";

export function Label({ className, htmlFor, children, ...props }: React.ComponentProps<"label"> & { htmlFor: string }) {
  return (
    <label
      htmlFor={htmlFor}
      data-slot="label"
      className={cn("block select-none font-medium text-sm", className)}
      {...props}
    >
      {children}
    </label>
  );
}
