import { SearchX } from "lucide-react";
import Link from "next/link";
import { type ListView, toListHref } from "@/components/lists/list-view";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

type NothingHereProps = { path: string; view: ListView };

/** Why a list shows nothing though it is not empty: nothing matches, or the page lies past the end. */
export function NothingHere({ path, view: { search, page } }: NothingHereProps) {
  return (
    <EmptyState
      icon={SearchX}
      title={page > 1 ? "This page of the list is empty" : "Nothing matches"}
      actions={
        <Button asChild>
          <Link href={toListHref(path, { search: page > 1 ? search : "" })}>Go to the start of the list</Link>
        </Button>
      }
    >
      <p>
        {page > 1
          ? "The list may have become shorter since you were here."
          : `No name and no handle contains “${search}”.`}
      </p>
    </EmptyState>
  );
}
