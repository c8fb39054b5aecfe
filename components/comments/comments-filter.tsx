"use client";

import { use, useState } from "react";
import { nameOf } from "@/components/comments/comment-words";
import { useComments } from "@/components/comments/comments-context";
import { type CommentsShown, commentsShown } from "@/components/comments/comments-view";
import { authorsOf, type Thread } from "@/components/comments/threads";
import { useHrefChange } from "@/components/lists/use-href-change";
import { toCounted } from "@/components/ui/count-words";
import { Segment, Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";

/** How many threads are shown, which, and by whom. It stands in the address. */
export function CommentsFilter({ threads }: { threads: Thread[] }) {
  const { view, hrefTo, offer, found, more } = useComments();
  const read = use(found);
  const firstCursor = read.ok ? read.data.nextCursor : null;
  const hasMore = (more.pages > 0 ? more.nextCursor : firstCursor) !== null;
  const shown = Object.entries(commentsShown) as [CommentsShown, string][];
  return (
    <div className="flex min-w-0 max-w-full flex-wrap items-center gap-x-3 gap-y-2">
      <span className="text-muted-foreground text-xs tabular-nums">{toCounted(threads.length, "thread", hasMore)}</span>
      {offer.hasPeopleFilters ? <AuthorSelect threads={threads} /> : null}
      <Segmented aria-label="Which comments">
        {shown
          .filter(([show]) => show !== "mentions" || offer.hasPeopleFilters)
          .map(([show, label]) => (
            <Segment key={show} href={hrefTo({ ...view, show })} isCurrent={view.show === show}>
              {label}
            </Segment>
          ))}
      </Segmented>
    </div>
  );
}

/** Everybody who was seen here: with a filter set only few of them are left in the list. */
function AuthorSelect({ threads }: { threads: Thread[] }) {
  const { view, hrefTo } = useComments();
  const { go } = useHrefChange();
  const [seen, setSeen] = useState(new Map<string, string>());
  const authors = authorsOf(threads);
  if (authors.some(({ handle }) => !seen.has(handle)))
    setSeen(new Map([...seen, ...authors.map((author) => [author.handle, nameOf(author)] as const)]));
  if (view.by && !seen.has(view.by)) setSeen(new Map([...seen, [view.by, view.by]]));
  if (seen.size < 2 && !view.by) return null;
  return (
    <Select aria-label="By whom" value={view.by} onChange={({ target }) => go(hrefTo({ ...view, by: target.value }))}>
      <option value="">By everybody</option>
      {[...seen].map(([handle, name]) => (
        <option key={handle} value={handle}>
          By {name}
        </option>
      ))}
    </Select>
  );
}
