import { cva, type VariantProps } from "class-variance-authority";
import type * as React from "react";
import { cn } from "@/components/ui/cn";

const badgeVariants = cva(
  [
    "inline-flex h-5.5 w-fit shrink-0 items-center gap-1 whitespace-nowrap rounded-full border px-2 font-medium text-xs tabular-nums",
    "[&_svg]:size-3 [&_svg]:shrink-0",
  ],
  {
    variants: {
      tone: {
        neutral: "border-border bg-muted text-muted-foreground",
        primary: "border-primary/25 bg-primary/10 text-primary",
        success: "border-success/25 bg-success/10 text-success",
        warning: "border-warning/25 bg-warning/10 text-warning",
        destructive: "border-destructive/25 bg-destructive/10 text-destructive",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

export function Badge({
  className,
  tone,
  ...props
}: React.ComponentProps<"span"> & VariantProps<typeof badgeVariants>) {
  return <span data-slot="badge" className={cn(badgeVariants({ tone }), className)} {...props} />;
}
