import { AudioLines, SearchX } from "lucide-react";
import Link from "next/link";
import { isNarrowed, type LibraryView, libraryFilters } from "@/components/library/library-view";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

type LibraryEmptyProps = { path: string; view: LibraryView };

/** Why the list is empty: nothing came in yet, nothing matches, or the page lies past the end. */
export function LibraryEmpty({ path, view }: LibraryEmptyProps) {
  if (!isNarrowed(view) && view.page === 1) {
    return (
      <EmptyState icon={AudioLines} title="No audios yet">
        <p>Drop audio files anywhere on this page, or choose them above. You can go on working while they arrive.</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={SearchX}
      title={view.page > 1 ? "This page of the list is empty" : "Nothing matches"}
      actions={
        <Button asChild>
          <Link href={path}>Show all audios</Link>
        </Button>
      }
    >
      <p>{toReason(view)}</p>
    </EmptyState>
  );
}

function toReason({ search, state, page }: LibraryView): string {
  if (page > 1) return "The list may have become shorter since you were here.";
  const among = state === "all" ? "in this space" : `under “${libraryFilters[state].label}”`;
  return search ? `No name and no handle ${among} contains “${search}”.` : `There is nothing ${among}.`;
}
