"use client";

import { ChevronRight } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { hasAll, useFilter } from "@/components/docs/use-filter";
import { useOpenByHash } from "@/components/docs/use-open-by-hash";

type OpenableProps = {
  /** Its address on the page. */
  id: string;
  /** By which it is found; left out for what no filter takes away. */
  words?: string;
  title: ReactNode;
  children: ReactNode;
};

/** One entry of the reference: a line that opens. It works without scripts, but for the filter and its address. */
export function Openable({ id, words, title, children }: OpenableProps) {
  const details = useRef<HTMLDetailsElement>(null);
  const { typed } = useFilter();
  useOpenByHash(details);
  return (
    <details
      ref={details}
      id={id}
      data-slot="openable"
      hidden={words !== undefined && !hasAll(words, typed)}
      className="group/entry scroll-mt-18 border-b last:border-b-0"
    >
      <summary className="flex list-none items-start gap-2.5 px-4 py-2.5 -outline-offset-2 hover:bg-accent/50 sm:items-center sm:px-5 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="size-4 shrink-0 text-muted-foreground transition-transform group-open/entry:rotate-90 max-sm:mt-1"
        />
        {title}
      </summary>
      <div className="space-y-5 border-t bg-background/60 px-4 py-5 sm:px-5">{children}</div>
    </details>
  );
}
