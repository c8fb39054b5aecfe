"use client";

import { useRef } from "react";
import type { SpaceAddress } from "@/components/audios/audio-path";
import { useHrefChange } from "@/components/lists/use-href-change";
import { nameOf, type Person } from "@/components/queue/person";
import {
  leavesAssignee,
  type QueueSort,
  type QueueView,
  queueSorts,
  toQueueHref,
  toReviewPath,
} from "@/components/queue/queue-view";
import { SavedViews } from "@/components/queue/saved-views";
import { SearchField } from "@/components/ui/search-field";
import { Select } from "@/components/ui/select";

type QueueToolbarProps = { address: SpaceAddress; view: QueueView; people: Person[] };

/** Search, filter, order, and the views that a person gave names. Without scripts it is a form, and works the same. */
export function QueueToolbar({ address, view, people }: QueueToolbarProps) {
  const form = useRef<HTMLFormElement>(null);
  const { isPending, go, goSoon } = useHrefChange();
  const toHref = () => {
    const data = new FormData(form.current ?? undefined);
    return toQueueHref(address, view, {
      search: String(data.get("search") ?? "").trim(),
      sort: String(data.get("sort")) as QueueSort,
      assignee: String(data.get("assignee") ?? ""),
    });
  };
  const goNow = () => go(toHref());
  return (
    <div className="flex flex-wrap items-center gap-2">
      <search className="flex min-w-0 grow sm:max-w-2xl">
        <form
          ref={form}
          action={toReviewPath(address)}
          method="get"
          className="flex min-w-0 grow flex-wrap items-center gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            goNow();
          }}
        >
          <input type="hidden" name="queue" value={view.queue} />
          <SearchField
            label="Search by name or handle"
            search={view.search}
            isPending={isPending}
            onType={() => goSoon(toHref)}
          />
          {leavesAssignee(view.queue) ? (
            <Select
              key={view.assignee}
              name="assignee"
              aria-label="Whose"
              defaultValue={view.assignee}
              onChange={goNow}
            >
              <option value="">Anybody's</option>
              <option value="none">Nobody's</option>
              <option value="me">Mine</option>
              {people.map((person) => (
                <option key={person.handle} value={person.handle}>
                  {nameOf(person)}
                </option>
              ))}
            </Select>
          ) : null}
          <Select key={view.sort} name="sort" aria-label="Order" defaultValue={view.sort} onChange={goNow}>
            {Object.entries(queueSorts).map(([sort, label]) => (
              <option key={sort} value={sort}>
                {label}
              </option>
            ))}
          </Select>
        </form>
      </search>
      <SavedViews address={address} view={view} />
    </div>
  );
}
