"use client";

import { Search } from "lucide-react";
import { useFilter } from "@/components/docs/use-filter";
import { toCounted } from "@/components/ui/count-words";
import { Input } from "@/components/ui/input";

/** Where to type what one looks for; says how much was found. */
export function FilterField() {
  const { typed, setTyped, count } = useFilter();
  return (
    <search className="relative block">
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute top-2.5 left-2.5 size-4 text-muted-foreground"
      />
      <Input
        type="search"
        aria-label="Filter operations"
        placeholder="Filter"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        className="pl-8.5"
      />
      <p role="status" className="mt-1.5 px-1 text-muted-foreground text-xs empty:hidden">
        {typed ? (count === 0 ? "No operation has these words." : `${toCounted(count, "operation")} found.`) : null}
      </p>
    </search>
  );
}
