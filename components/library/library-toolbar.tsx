"use client";

import { useRef } from "react";
import {
  type LibrarySort,
  type LibraryView,
  libraryFilters,
  librarySorts,
  marksLabels,
  toLibraryHref,
} from "@/components/library/library-view";
import { useHrefChange } from "@/components/lists/use-href-change";
import { Button } from "@/components/ui/button";
import { SearchField } from "@/components/ui/search-field";
import { Segment, Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";

type LibraryToolbarProps = {
  path: string;
  view: LibraryView;
  /** Whether the API's list can be asked for states, and for marks. */
  hasStates: boolean;
  hasMarks: boolean;
};

/** Search, filter and order. Without scripts it is a form and links, and works the same. */
export function LibraryToolbar({ path, view, hasStates, hasMarks }: LibraryToolbarProps) {
  const form = useRef<HTMLFormElement>(null);
  const { isPending, go, goSoon } = useHrefChange();
  const toHref = () => {
    const data = new FormData(form.current ?? undefined);
    return toLibraryHref(path, view, {
      search: String(data.get("search") ?? "").trim(),
      sort: String(data.get("sort")) as LibrarySort,
      marks: String(data.get("marks") ?? "") as LibraryView["marks"],
    });
  };
  const goNow = () => go(toHref());
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2.5">
      {hasStates ? (
        <Segmented aria-label="Show">
          {(Object.keys(libraryFilters) as (keyof typeof libraryFilters)[]).map((state) => (
            <Segment key={state} href={toLibraryHref(path, view, { state })} isCurrent={state === view.state}>
              {libraryFilters[state].label}
            </Segment>
          ))}
        </Segmented>
      ) : null}
      <search className="ml-auto flex min-w-0 grow items-center gap-2 sm:max-w-xl max-sm:basis-full">
        <form
          ref={form}
          action={path}
          method="get"
          className="flex min-w-0 grow flex-wrap items-center gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            goNow();
          }}
        >
          <KeptFilters view={view} />
          <SearchField
            label="Search by name or handle"
            search={view.search}
            isPending={isPending}
            onType={() => goSoon(toHref)}
          />
          {/* The keys: a choice made elsewhere (back, a link) is shown too. */}
          {hasMarks ? (
            <Select
              key={`marks ${view.marks}`}
              name="marks"
              aria-label="Outcome"
              defaultValue={view.marks}
              onChange={goNow}
            >
              <option value="">Any outcome</option>
              {Object.entries(marksLabels).map(([marks, label]) => (
                <option key={marks} value={marks}>
                  {label}
                </option>
              ))}
            </Select>
          ) : null}
          <Select key={view.sort} name="sort" aria-label="Order" defaultValue={view.sort} onChange={goNow}>
            {Object.entries(librarySorts).map(([sort, label]) => (
              <option key={sort} value={sort}>
                {label}
              </option>
            ))}
          </Select>
          <noscript>
            <Button type="submit">Apply</Button>
          </noscript>
        </form>
      </search>
    </div>
  );
}

/** What the form does not ask for, kept where it is sent without scripts. */
function KeptFilters({ view }: { view: LibraryView }) {
  return (
    <>
      {view.state === "all" ? null : <input type="hidden" name="state" value={view.state} />}
      {(["identity", "batch", "failure", "day"] as const).map((name) =>
        view[name] ? <input key={name} type="hidden" name={name} value={view[name]} /> : null,
      )}
    </>
  );
}
