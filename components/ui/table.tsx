import type * as React from "react";
import { cn } from "@/components/ui/cn";

/*
 * Below the `lg` width rows are laid out as cards. Some browsers forget that an element is a table once its `display`
 * changes, so each element states its role.
 */
const roles = { table: "table", group: "rowgroup", row: "row", header: "columnheader", cell: "cell" } as const;

export function Table({ className, ...props }: React.ComponentProps<"table">) {
  return (
    <table
      data-slot="table"
      role={roles.table}
      className={cn("w-full border-collapse text-sm max-lg:block", className)}
      {...props}
    />
  );
}

/** The heads of the columns; on a phone they are there for screen readers only. */
export function TableHeader({ className, ...props }: React.ComponentProps<"thead">) {
  return <thead data-slot="table-header" role={roles.group} className={cn("max-lg:sr-only", className)} {...props} />;
}

export function TableBody({ className, ...props }: React.ComponentProps<"tbody">) {
  return <tbody data-slot="table-body" role={roles.group} className={cn("max-lg:block", className)} {...props} />;
}

export function TableRow({ className, ...props }: React.ComponentProps<"tr">) {
  return (
    <tr
      data-slot="table-row"
      role={roles.row}
      className={cn(
        "border-b transition-colors last:border-b-0 max-lg:flex max-lg:flex-wrap max-lg:items-center max-lg:gap-x-4 max-lg:gap-y-1.5 max-lg:px-4 max-lg:py-3.5",
        className,
      )}
      {...props}
    />
  );
}

export function TableHead({ className, ...props }: React.ComponentProps<"th">) {
  return (
    <th
      scope="col"
      data-slot="table-head"
      role={roles.header}
      className={cn(
        "h-10 whitespace-nowrap border-b px-3 text-left font-medium text-muted-foreground text-xs first:pl-5 last:pr-3",
        className,
      )}
      {...props}
    />
  );
}

export function TableCell({ className, ...props }: React.ComponentProps<"td">) {
  return (
    <td
      data-slot="table-cell"
      role={roles.cell}
      className={cn("px-3 py-2.5 align-middle first:pl-5 last:pr-3 max-lg:p-0! max-lg:empty:hidden", className)}
      {...props}
    />
  );
}
