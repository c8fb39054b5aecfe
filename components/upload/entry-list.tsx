"use client";

import { type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { toCount } from "@/components/ui/count-words";
import type { UploadQueue } from "@/lib/browser/upload/queue";
import { type EntryGroup, type GroupName, type Pins, toShown } from "./entry-groups";
import { keepFocus } from "./keep-focus";
import { UploadEntryRow } from "./upload-entry";

type EntryListProps = {
  name: GroupName;
  group: EntryGroup;
  pins: Pins;
  queue: UploadQueue;
  /** What can be done to all of the list. */
  children?: ReactNode;
};

const headings: Record<GroupName, string> = {
  held: "For you to decide",
  missing: "Need their file",
  stopped: "Stopped",
  underWay: "Under way",
  waiting: "Waiting",
  finished: "Finished",
};

const FIRST = 20;
const MORE = 100;

/** One part of the list: its first rows, and more when asked. A queue of thousands never has a row for each. */
export function EntryList({ name, group, pins, queue, children }: EntryListProps) {
  const headingId = useId();
  const [most, setMost] = useState(FIRST);
  const { entries, count } = group;
  if (entries.length === 0) return null;
  const shown = toShown(entries, most, pins);
  const left = entries.length - shown.length;
  return (
    <div data-group={name} className="not-first:border-t">
      <h3 id={headingId} className="px-4 pt-2.5 pb-1 font-medium text-muted-foreground text-xs">
        {headings[name]} {count > 0 && <span className="tabular-nums">({toCount(count)})</span>}
      </h3>
      {children}
      <ul aria-labelledby={headingId} className="divide-y divide-border">
        {shown.map((entry) => (
          <UploadEntryRow key={entry.id} entry={entry} queue={queue} />
        ))}
      </ul>
      {left > 0 && (
        <Button
          variant="ghost"
          size="sm"
          className="mx-2 mb-2 max-sm:h-11"
          onClick={(event) => {
            setMost(most + MORE);
            keepFocus(event);
          }}
        >
          Show {Math.min(MORE, left)} more of {toCount(left)}
        </Button>
      )}
    </div>
  );
}
