import { X } from "lucide-react";
import Link from "next/link";
import { toFailureLabel } from "@/components/audios/failure-words";
import {
  type LibraryView,
  libraryFilters,
  marksLabels,
  toLibraryHref,
  usualView,
} from "@/components/library/library-view";
import { toDayLabel } from "@/components/ui/day-label";

type FilterChipsProps = {
  path: string;
  view: LibraryView;
  /** What the identity of the view is called, where that is known. */
  identityName: string | null;
};

/** What narrows the list, each with the way out of it. */
export function FilterChips({ path, view, identityName }: FilterChipsProps) {
  const { state, marks, identity, failure, batch, day, search } = view;
  const chips = [
    state !== "all" && { name: "state", words: `State: ${libraryFilters[state].label}` },
    marks && { name: "marks", words: `Outcome: ${marksLabels[marks]}` },
    identity && { name: "identity", words: `Identity: ${identityName ?? identity}` },
    failure && { name: "failure", words: `Reason: ${toFailureLabel(failure)}` },
    batch && { name: "batch", words: "One upload batch" },
    day && { name: "day", words: `Day: ${toDayLabel(day)}` },
  ].filter((chip) => typeof chip === "object");
  if (chips.length === 0) return null;
  return (
    <ul aria-label="Filters" className="flex flex-wrap items-center gap-1.5">
      {chips.map(({ name, words }) => (
        <li key={name}>
          <Link
            href={toLibraryHref(path, view, { [name]: usualView[name as keyof LibraryView] })}
            scroll={false}
            aria-label={`Remove the filter ${words}`}
            className="inline-flex h-7 items-center gap-1.5 rounded-full border border-primary/25 bg-primary/10 pr-2 pl-3 font-medium text-primary text-xs hover:bg-primary/15"
          >
            {words}
            <X aria-hidden="true" className="size-3.5" />
          </Link>
        </li>
      ))}
      {chips.length > 1 ? (
        <li>
          <Link
            href={toLibraryHref(path, { ...usualView, sort: view.sort, search })}
            scroll={false}
            className="inline-flex h-7 items-center rounded-full px-2 font-medium text-muted-foreground text-xs hover:text-foreground hover:underline"
          >
            Clear filters
          </Link>
        </li>
      ) : null}
    </ul>
  );
}
