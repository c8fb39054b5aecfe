import type { LucideIcon } from "lucide-react";
import type * as React from "react";
import { cn } from "@/components/ui/cn";

type EmptyStateProps = {
  icon: LucideIcon;
  title: string;
  /** What it means, and what to do about it. */
  children?: React.ReactNode;
  /** The way on: buttons or links. */
  actions?: React.ReactNode;
  className?: string;
};

/** Says that there is nothing here, and what the first step is. */
export function EmptyState({ icon: Icon, title, children, actions, className }: EmptyStateProps) {
  return (
    <div
      data-slot="empty-state"
      className={cn("flex flex-col items-center justify-center gap-2 px-6 py-14 text-center", className)}
    >
      <span className="mb-2 grid size-11 place-items-center rounded-full border bg-muted text-muted-foreground">
        <Icon aria-hidden="true" className="size-5" />
      </span>
      <p className="font-semibold text-[0.9375rem] tracking-tight">{title}</p>
      {children ? <div className="max-w-sm text-pretty text-muted-foreground text-sm">{children}</div> : null}
      {actions ? <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div> : null}
    </div>
  );
}
