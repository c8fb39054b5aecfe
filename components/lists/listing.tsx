import type { ReactNode } from "react";
import { type ListView, toListHref } from "@/components/lists/list-view";
import { NothingHere } from "@/components/lists/nothing-here";
import { Pagination } from "@/components/ui/pagination";
import type { Paging } from "@/lib/contract/lists";

type ListingProps = {
  path: string;
  view: ListView;
  found: { items: unknown[] } & Paging;
  /** What stands here while there is nothing at all. */
  empty?: ReactNode;
  /** The list itself. */
  children: ReactNode;
};

/** One page of a list with the way to the others, or why there is nothing on it. */
export function Listing({ path, view, found, empty, children }: ListingProps) {
  const isNarrowed = view.search !== "" || view.page > 1;
  if (found.items.length === 0) return isNarrowed ? <NothingHere path={path} view={view} /> : empty;
  return (
    <>
      {children}
      <Pagination
        paging={found}
        shown={found.items.length}
        toHref={(page) => toListHref(path, { search: view.search, page })}
      />
    </>
  );
}
