import Link from "next/link";
import type * as React from "react";
import { cn } from "@/components/ui/cn";

type TabLinksProps = React.ComponentProps<"nav"> & {
  "aria-label": string;
  /** What stands at the end of the row, outside the navigation. */
  aside?: React.ReactNode;
};

/** The pages of one subject, in a row under the bar; on a phone it scrolls sideways. */
export function TabLinks({ className, aside, ...props }: TabLinksProps) {
  return (
    <div className={cn("-mt-4 flex items-center gap-3 border-b sm:-mt-6", className)}>
      <nav
        data-slot="tab-links"
        className="-mb-px flex min-w-0 grow gap-1 overflow-x-auto [scrollbar-width:none]"
        {...props}
      />
      {aside}
    </div>
  );
}

type TabLinkProps = {
  href: string;
  /** `page`: this very page; `section`: a page below it. */
  current: "page" | "section" | null;
  children: React.ReactNode;
};

export function TabLink({ href, current, children }: TabLinkProps) {
  return (
    <Link
      href={href}
      data-slot="tab-link"
      aria-current={current === "section" ? "true" : (current ?? undefined)}
      className={cn(
        "inline-flex h-10 items-center whitespace-nowrap border-b-2 px-2.5 font-medium text-[0.8125rem] transition-colors first:pl-0.5",
        "-outline-offset-2",
        current
          ? "border-primary text-foreground"
          : "border-transparent text-muted-foreground hover:border-input hover:text-foreground",
      )}
    >
      {children}
    </Link>
  );
}
