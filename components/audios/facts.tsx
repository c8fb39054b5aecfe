import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** Names and values, one pair a row. */
export function Facts({ className, children }: { className?: string | undefined; children: ReactNode }) {
  return <dl className={cn("-my-2 divide-y text-sm", className)}>{children}</dl>;
}

type FactProps = { name: ReactNode; isCode?: boolean; action?: ReactNode; children: ReactNode };

/** One pair; `isCode` sets the value as something to copy, and `action` is what copies it. */
export function Fact({ name, isCode = false, action, children }: FactProps) {
  return (
    <div className="grid gap-x-4 gap-y-0.5 py-2 sm:grid-cols-[8.5rem_1fr]">
      <dt className="text-muted-foreground">{name}</dt>
      <dd className="flex min-w-0 items-start justify-between gap-2">
        <span className={cn("wrap-anywhere min-w-0 tabular-nums", isCode && "font-mono text-[0.8125rem] leading-5")}>
          {children}
        </span>
        {action}
      </dd>
    </div>
  );
}

/** A value that is not there, in words. */
export function Missing({ children }: { children: ReactNode }) {
  return <span className="text-muted-foreground">{children}</span>;
}
