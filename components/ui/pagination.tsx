import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { toCount } from "@/components/ui/count-words";
import type { Paging } from "@/lib/contract/lists";

type PaginationProps = {
  paging: Paging;
  /** How many of them this page shows. */
  shown: number;
  toHref: (page: number) => string;
};

/** Which part of the list this is, and the way to the parts before and after. */
export function Pagination({ paging, shown, toHref }: PaginationProps) {
  const { page, pageSize, pages, total, isAtLeast, nextCursor } = paging;
  const first = (page - 1) * pageSize + 1;
  const hasNext = page < pages || (isAtLeast && nextCursor !== null);
  return (
    <div className="flex items-center justify-between gap-3 border-t px-4 py-2.5 text-[0.8125rem] text-muted-foreground sm:px-5">
      {/* Told when a search or a filter has changed it. */}
      <p role="status" className="tabular-nums">
        {shown === 1 ? toCount(first) : `${toCount(first)}–${toCount(first + shown - 1)}`} of{" "}
        {toCount(total, isAtLeast)}
      </p>
      {pages > 1 || hasNext ? (
        <nav aria-label="Pages" className="flex items-center gap-1.5">
          <PageLink href={page > 1 ? toHref(page - 1) : null} name="Previous page">
            <ChevronLeft aria-hidden="true" />
          </PageLink>
          <span className="px-1 tabular-nums">
            Page {toCount(page)} of {toCount(pages, isAtLeast)}
          </span>
          <PageLink href={hasNext ? toHref(page + 1) : null} name="Next page">
            <ChevronRight aria-hidden="true" />
          </PageLink>
        </nav>
      ) : null}
    </div>
  );
}

function PageLink({ href, name, children }: { href: string | null; name: string; children: ReactNode }) {
  if (!href) {
    return (
      <Button size="icon-sm" disabled aria-label={name}>
        {children}
      </Button>
    );
  }
  return (
    <Button asChild size="icon-sm">
      <Link href={href} aria-label={name}>
        {children}
      </Link>
    </Button>
  );
}
