import { AudioLines, SearchX } from "lucide-react";
import Link from "next/link";
import { isNarrowed, type LibraryView } from "@/components/library/library-view";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { may, type Role } from "@/lib/domain/permissions";

type LibraryEmptyProps = { path: string; view: LibraryView; role: Role };

/** Why the list is empty: nothing came in yet, nothing matches, or the page lies past the end. */
export function LibraryEmpty({ path, view, role }: LibraryEmptyProps) {
  if (!isNarrowed(view) && view.page === 1) {
    return (
      <EmptyState icon={AudioLines} title="No audios yet">
        <p>
          {may(role, "upload")
            ? "Drop audio files anywhere on this page, or choose them above. You can go on working while they arrive."
            : "They appear here as soon as somebody uploads them."}
        </p>
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

function toReason(view: LibraryView): string {
  if (view.page > 1) return "The list may have become shorter since you were here.";
  const isFiltered = isNarrowed({ ...view, search: "" });
  if (!view.search) return "Nothing in this space passes all of these filters.";
  return `No name and no handle ${isFiltered ? "that passes these filters" : "in this space"} contains “${view.search}”.`;
}
