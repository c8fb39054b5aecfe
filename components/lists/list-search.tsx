"use client";

import { useRef } from "react";
import { useHrefChange } from "@/components/lists/use-href-change";
import { SearchField } from "@/components/ui/search-field";

type ListSearchProps = { path: string; search: string; label: string };

/** Searches the list at `path`, while one types. Without scripts it is a form, and works the same. */
export function ListSearch({ path, search, label }: ListSearchProps) {
  const form = useRef<HTMLFormElement>(null);
  const { isPending, go, goSoon } = useHrefChange();
  const toHref = () => {
    const typed = String(new FormData(form.current ?? undefined).get("search") ?? "").trim();
    return typed ? `${path}?${new URLSearchParams({ search: typed })}` : path;
  };
  return (
    <search className="flex min-w-0 grow sm:max-w-xs">
      <form
        ref={form}
        action={path}
        method="get"
        className="flex min-w-0 grow"
        onSubmit={(event) => {
          event.preventDefault();
          go(toHref());
        }}
      >
        <SearchField label={label} search={search} isPending={isPending} onType={() => goSoon(toHref)} />
      </form>
    </search>
  );
}
