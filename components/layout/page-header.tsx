import type * as React from "react";
import { cn } from "@/components/ui/cn";

type PageHeaderProps = {
  title: React.ReactNode;
  /** A line under the title. */
  children?: React.ReactNode;
  actions?: React.ReactNode;
  className?: string;
};

/** The head of a page: its one `h1`, a line about it, and what can be done. */
export function PageHeader({ title, children, actions, className }: PageHeaderProps) {
  return (
    <div className={cn("flex flex-wrap items-end justify-between gap-x-6 gap-y-3", className)}>
      <div className="min-w-0">
        <h1 className="wrap-anywhere font-semibold text-[1.375rem] leading-tight tracking-tight">{title}</h1>
        {children ? <div className="wrap-anywhere mt-1 text-muted-foreground text-sm">{children}</div> : null}
      </div>
      {actions ? <div className="flex items-center gap-2">{actions}</div> : null}
    </div>
  );
}
