import { use } from "react";
import type { AudioActions } from "@/components/audios/audio-actions";
import { RefreshWhile } from "@/components/audios/refresh-while";
import { AudioTable } from "@/components/library/audio-table";
import { LibraryEmpty } from "@/components/library/library-empty";
import type { LibraryView } from "@/components/library/library-view";
import { Pagination } from "@/components/library/pagination";
import type { Audio } from "@/lib/contract/audio";
import type { Paging } from "@/lib/contract/lists";

type Found = { items: Audio[] } & Paging;

type LibraryListProps = {
  owner: string;
  space: string;
  view: LibraryView;
  /** The page of the list, or a promise of it where it takes its time: then this belongs into a `Suspense`. */
  found: Found | Promise<Found>;
  renderedAtMs: number;
  actions: AudioActions;
};

const REFRESH_MS = 2000;

/** One page of a space's audios. While any of them is being made ready the page keeps itself up to date. */
export function LibraryList({ owner, space, view, found, renderedAtMs, actions }: LibraryListProps) {
  const { items, pages, total } = found instanceof Promise ? use(found) : found;
  const path = `/${owner}/${space}`;
  const isInTheMaking = items.some((audio) => audio.state === "avaitingFile" && audio.progress !== null);
  return (
    <>
      <RefreshWhile isActive={isInTheMaking} everyMs={REFRESH_MS} />
      {items.length === 0 ? (
        <LibraryEmpty path={path} view={view} />
      ) : (
        <>
          <AudioTable owner={owner} space={space} audios={items} renderedAtMs={renderedAtMs} actions={actions} />
          <Pagination path={path} view={view} pages={pages} total={total} />
        </>
      )}
    </>
  );
}
