"use client";

import type { UploadQueue } from "@/lib/browser/upload/queue";
import { isDuplicate, type UploadEntry } from "@/lib/domain/upload-queue";
import { DuplicateButtons } from "./duplicate-buttons";
import { groupNames, idsOf, toGroups } from "./entry-groups";
import { EntryList } from "./entry-list";
import { MissingButtons } from "./missing-buttons";
import { usePinnedRows } from "./use-pinned-rows";

/** All files of the queue, what needs a person first. */
export function EntryLists({ entries, queue }: { entries: readonly UploadEntry[]; queue: UploadQueue }) {
  const { pins, handlers } = usePinnedRows();
  const groups = toGroups(entries, pins);
  const duplicates = idsOf(groups.held.entries, isDuplicate);
  return (
    <div {...handlers}>
      {groupNames.map((name) => (
        <EntryList key={name} name={name} group={groups[name]} pins={pins} queue={queue}>
          {name === "held" && duplicates.length > 1 && <DuplicateButtons ids={duplicates} queue={queue} />}
          {name === "missing" && <MissingButtons entries={groups.missing.entries} queue={queue} />}
        </EntryList>
      ))}
    </div>
  );
}
