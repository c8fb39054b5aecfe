import type * as React from "react";
import { cn } from "@/components/ui/cn";

/** What every field to write in shares. Text is 16 px on a phone, or iOS zooms in on focus. */
export const fieldLook = [
  "w-full min-w-0 rounded-md border border-input bg-card text-card-foreground text-base shadow-card md:text-sm",
  "transition-colors placeholder:text-muted-foreground",
  "focus-visible:border-ring focus-visible:outline-1 focus-visible:outline-offset-0",
  "disabled:cursor-not-allowed disabled:opacity-60 aria-invalid:border-destructive aria-invalid:outline-destructive",
].join(" ");

export function Input({ className, type = "text", ...props }: React.ComponentProps<"input">) {
  return <input type={type} data-slot="input" className={cn(fieldLook, "h-9 px-3", className)} {...props} />;
}
