"use client";

import { LoaderCircle, Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";
import {
  type LibrarySort,
  type LibraryView,
  libraryFilters,
  librarySorts,
  toLibraryHref,
} from "@/components/library/library-view";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Segment, Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";

type LibraryToolbarProps = { path: string; view: LibraryView };

const TYPING_PAUSE_MS = 250;

/** Search, filter and order. Without scripts it is a form and links, and works the same. */
export function LibraryToolbar({ path, view }: LibraryToolbarProps) {
  const form = useRef<HTMLFormElement>(null);
  const { isPending, go, goSoon } = useViewChange(path, view);
  const readForm = () => {
    const data = new FormData(form.current ?? undefined);
    return { search: String(data.get("search") ?? "").trim(), sort: String(data.get("sort")) as LibrarySort };
  };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2.5">
      <Segmented aria-label="Show">
        {(Object.keys(libraryFilters) as (keyof typeof libraryFilters)[]).map((state) => (
          <Segment key={state} href={toLibraryHref(path, view, { state })} isCurrent={state === view.state}>
            {libraryFilters[state].label}
          </Segment>
        ))}
      </Segmented>
      <search className="ml-auto flex min-w-0 grow items-center gap-2 sm:max-w-md max-sm:basis-full">
        <form
          ref={form}
          action={path}
          method="get"
          className="flex min-w-0 grow items-center gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            go(readForm());
          }}
        >
          {view.state === "all" ? null : <input type="hidden" name="state" value={view.state} />}
          <SearchField search={view.search} isPending={isPending} onType={() => goSoon(readForm)} />
          <Select
            // A new order from elsewhere (back, a link) is shown too.
            key={view.sort}
            name="sort"
            aria-label="Order"
            defaultValue={view.sort}
            onChange={() => go(readForm())}
          >
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

type SearchFieldProps = { search: string; isPending: boolean; onType: () => void };

function SearchField({ search, isPending, onType }: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Going back changes the view without typing; what is being typed must not be touched.
    if (input.current && document.activeElement !== input.current) input.current.value = search;
  }, [search]);
  useEffect(() => {
    // A step back or forward is no typing: the field follows it even while it has the focus.
    const follow = () => {
      if (input.current) input.current.value = new URLSearchParams(location.search).get("search") ?? "";
    };
    window.addEventListener("popstate", follow);
    return () => window.removeEventListener("popstate", follow);
  }, []);
  const Icon = isPending ? LoaderCircle : Search;
  return (
    <span className="relative min-w-0 grow">
      <Icon
        aria-hidden="true"
        className={`pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted-foreground ${isPending ? "motion-safe:animate-spin" : ""}`}
      />
      <Input
        ref={input}
        type="search"
        name="search"
        aria-label="Search by name or handle"
        placeholder="Search"
        maxLength={100}
        autoComplete="off"
        defaultValue={search}
        onChange={onType}
        className="pl-8.5"
      />
    </span>
  );
}

/** Goes to another view, at once or when the typing pauses. The old view stays on the screen until the new one is there. */
function useViewChange(path: string, view: LibraryView) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const go = (change: Partial<LibraryView>) => {
    clearTimeout(timer.current);
    const href = toLibraryHref(path, view, change);
    if (href !== toLibraryHref(path, view, { page: view.page })) {
      startTransition(() => router.replace(href, { scroll: false }));
    }
  };
  const goSoon = (read: () => Partial<LibraryView>) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => go(read()), TYPING_PAUSE_MS);
  };
  return { isPending, go, goSoon };
}
