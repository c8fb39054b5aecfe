import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { type LibraryView, PAGE_SIZE, toLibraryHref } from "@/components/library/library-view";
import { Button } from "@/components/ui/button";

type PaginationProps = { path: string; view: LibraryView; pages: number; total: number };

/** Which part of the list this is, and the way to the parts before and after. */
export function Pagination({ path, view, pages, total }: PaginationProps) {
  const first = (view.page - 1) * PAGE_SIZE + 1;
  const last = Math.min(total, view.page * PAGE_SIZE);
  return (
    <div className="flex items-center justify-between gap-3 border-t px-4 py-2.5 text-[0.8125rem] text-muted-foreground sm:px-5">
      <p className="tabular-nums">
        {first}–{last} of {total}
      </p>
      {pages > 1 ? (
        <nav aria-label="Pages" className="flex items-center gap-1.5">
          <PageLink
            href={view.page > 1 ? toLibraryHref(path, view, { page: view.page - 1 }) : null}
            name="Previous page"
          >
            <ChevronLeft aria-hidden="true" />
          </PageLink>
          <span className="px-1 tabular-nums">
            Page {view.page} of {pages}
          </span>
          <PageLink
            href={view.page < pages ? toLibraryHref(path, view, { page: view.page + 1 }) : null}
            name="Next page"
          >
            <ChevronRight aria-hidden="true" />
          </PageLink>
        </nav>
      ) : null}
    </div>
  );
}

function PageLink({ href, name, children }: { href: string | null; name: string; children: React.ReactNode }) {
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
