"use client";

import { useEffect, useRef, useState } from "react";
import type { AudioAddress } from "@/components/audios/audio-path";
import type { CommentActions, CommentPage, CommentsRead } from "@/components/comments/comment-actions";
import { type CommentsView, toNarrowing } from "@/components/comments/comments-view";
import type { Comment } from "@/lib/contract/comment";
import { orNoAnswer } from "@/lib/contract/result";

type Options = {
  address: AudioAddress;
  view: CommentsView;
  found: CommentsRead["found"];
  list: CommentActions["listMoreComments"];
};

type More = { view: string; items: Comment[]; nextCursor: string | null; pages: number };

/**
 * The pages of comments after the first, as far as they were asked for. They are read anew whenever the first page is, so
 * that nothing on them stays old.
 */
export function useMoreComments({ address, view, found, list }: Options) {
  const key = `${view.show} ${view.by}`;
  const none: More = { view: key, items: [], nextCursor: null, pages: 0 };
  const [kept, setKept] = useState(none);
  const [isLoading, setIsLoading] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const more = kept.view === key ? kept : none;

  /** Reads `pages` pages from `cursor` on; null where one of them did not come. */
  async function read(cursor: string | null, pages: number, viewer: string): Promise<CommentPage | null> {
    const items: Comment[] = [];
    let next = cursor;
    let total = 0;
    for (let page = 0; page < pages && next !== null; page += 1) {
      const result = await orNoAnswer(list({ ...address, cursor: next, narrowing: toNarrowing(view, viewer) }));
      if (!result.ok) {
        setFault(result.problem.detail);
        return null;
      }
      items.push(...result.data.items);
      ({ nextCursor: next, total } = result.data);
    }
    return { items, nextCursor: next, total };
  }

  /** Reads the next page behind a first one that ends at `firstCursor`. */
  async function showMore(firstCursor: string | null, viewer: string): Promise<void> {
    if (isLoading) return;
    setIsLoading(true);
    setFault(null);
    const page = await read(more.pages > 0 ? more.nextCursor : firstCursor, 1, viewer);
    setIsLoading(false);
    if (page) setKept({ ...page, view: key, items: [...more.items, ...page.items], pages: more.pages + 1 });
  }

  const latest = useRef(found);
  const again = useRef(async () => {});
  useEffect(() => {
    again.current = async () => {
      const first = await found;
      if (!first.ok || more.pages === 0) return;
      const page = await read(first.data.nextCursor, more.pages, first.data.viewer.handle);
      if (page && latest.current === found) setKept({ ...page, view: key, pages: more.pages });
    };
  });
  useEffect(() => {
    if (latest.current === found) return;
    latest.current = found;
    void again.current();
  }, [found]);

  return { more, isLoading, fault, showMore };
}
