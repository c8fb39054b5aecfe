import type * as React from "react";
import { cn } from "@/components/ui/cn";
import { fieldLook } from "@/components/ui/input";

export function Textarea({ className, ...props }: React.ComponentProps<"textarea">) {
  return (
    <textarea
      data-slot="textarea"
      className={cn(fieldLook, "field-sizing-content min-h-20 px-3 py-2 leading-relaxed", className)}
      {...props}
    />
  );
}
