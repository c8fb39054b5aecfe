import { TriangleAlert } from "lucide-react";
import type * as React from "react";
import { cn } from "@/components/ui/cn";

type ErrorStateProps = {
  title: string;
  children?: React.ReactNode;
  actions?: React.ReactNode;
  className?: string;
};

/** Says that something failed, and what can be done about it. It is announced at once. */
export function ErrorState({ title, children, actions, className }: ErrorStateProps) {
  return (
    <div
      data-slot="error-state"
      role="alert"
      className={cn("flex flex-col items-center justify-center gap-2 px-6 py-14 text-center", className)}
    >
      <span className="mb-2 grid size-11 place-items-center rounded-full border border-destructive/25 bg-destructive/10 text-destructive">
        <TriangleAlert aria-hidden="true" className="size-5" />
      </span>
      <p className="font-semibold text-[0.9375rem] tracking-tight">{title}</p>
      {children ? <div className="max-w-md text-pretty text-muted-foreground text-sm">{children}</div> : null}
      {actions ? <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div> : null}
    </div>
  );
}
