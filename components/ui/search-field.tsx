"use client";

import { LoaderCircle, Search } from "lucide-react";
import { useEffect, useRef } from "react";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/input";

type SearchFieldProps = {
  label: string;
  /** What is searched for now, as the address has it under `search`. */
  search: string;
  isPending: boolean;
  onType: () => void;
};

/** Where to type what a list is searched for. It follows the address on the way back, and leaves alone what is being typed. */
export function SearchField({ label, search, isPending, onType }: SearchFieldProps) {
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
        className={cn(
          "pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted-foreground",
          isPending && "motion-safe:animate-spin",
        )}
      />
      <Input
        ref={input}
        type="search"
        name="search"
        aria-label={label}
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
