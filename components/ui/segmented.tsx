import Link from "next/link";
import type * as React from "react";
import { cn } from "@/components/ui/cn";

/** A row of views of the same thing, one of them chosen. Each is a link, so each has its address. */
export function Segmented({ className, ...props }: React.ComponentProps<"nav"> & { "aria-label": string }) {
  return (
    <nav
      data-slot="segmented"
      className={cn(
        "inline-flex max-w-full items-center gap-0.5 overflow-x-auto rounded-lg border bg-muted p-0.5",
        className,
      )}
      {...props}
    />
  );
}

type SegmentProps = { href: string; isCurrent: boolean; children: React.ReactNode };

export function Segment({ href, isCurrent, children }: SegmentProps) {
  return (
    <Link
      href={href}
      scroll={false}
      data-slot="segment"
      aria-current={isCurrent ? "page" : undefined}
      className={cn(
        "inline-flex h-7.5 items-center whitespace-nowrap rounded-md px-3 font-medium text-[0.8125rem] transition-colors",
        isCurrent
          ? "bg-card text-foreground shadow-card ring-1 ring-border"
          : "text-muted-foreground hover:text-foreground",
      )}
    >
      {children}
    </Link>
  );
}
