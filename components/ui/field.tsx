import { CircleAlert } from "lucide-react";
import type * as React from "react";
import { cn } from "@/components/ui/cn";
import { Label } from "@/components/ui/label";

type FieldProps = {
  /** The id of the control inside. */
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  className?: string;
  children: React.ReactNode;
};

/** A labelled control with its hint and its error. Give the control {@link describeField}'s attributes. */
export function Field({ id, label, hint, error, className, children }: FieldProps) {
  return (
    <div data-slot="field" className={cn("space-y-1.5", className)}>
      <Label htmlFor={id}>{label}</Label>
      {children}
      {hint && !error ? (
        <p id={`${id}-hint`} className="text-[0.8125rem] text-muted-foreground">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-[0.8125rem] text-destructive">
          <CircleAlert aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
          {error}
        </p>
      ) : null}
    </div>
  );
}

/** The attributes that tie a control to its field's hint and error. */
export function describeField({ id, hint, error }: Pick<FieldProps, "id" | "hint" | "error">) {
  const describedBy = error ? `${id}-error` : hint ? `${id}-hint` : undefined;
  return { id, "aria-describedby": describedBy, "aria-invalid": error ? true : undefined };
}
