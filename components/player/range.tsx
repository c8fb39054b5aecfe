import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

/** The browser's own slider in the theme's colour. */
export function Range({ className, ...props }: Omit<ComponentProps<"input">, "type"> & { "aria-label": string }) {
  return (
    <input
      type="range"
      data-slot="range"
      className={cn("h-6 w-24 cursor-pointer accent-primary disabled:cursor-default disabled:opacity-50", className)}
      {...props}
    />
  );
}
