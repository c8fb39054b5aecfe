import { use } from "react";
import type { AudioActions } from "@/components/audios/audio-actions";
import { toLibraryPath } from "@/components/audios/audio-path";
import { RefreshWhile } from "@/components/audios/refresh-while";
import { type AudioColumns, AudioTable } from "@/components/library/audio-table";
import { LibraryEmpty } from "@/components/library/library-empty";
import { type LibraryView, toLibraryHref } from "@/components/library/library-view";
import { Pagination } from "@/components/ui/pagination";
import type { Audio } from "@/lib/contract/audio";
import type { Paging } from "@/lib/contract/lists";
import type { Role } from "@/lib/domain/permissions";

type Found = { items: Audio[] } & Paging;

type LibraryListProps = {
  owner: string;
  space: string;
  view: LibraryView;
  /** The page of the list, or a promise of it where it takes its time: then this belongs into a `Suspense`. */
  found: Found | Promise<Found>;
  renderedAtMs: number;
  /** The viewer's own in the space: what it forbids is not offered. */
  role: Role;
  columns: AudioColumns;
  actions: AudioActions;
  /** Whether the page hears of changes. */
  isLive: boolean;
};

const REFRESH_MS = 2000;
/** Where changes are told, only how far something is remains to be asked. */
const LIVE_REFRESH_MS = 10_000;
/** Where nothing tells whether anything happens to an audio that is not ready. */
const UNTOLD_REFRESH_MS = 5000;

/** One page of a space's audios. While any of them is being made ready the page keeps itself up to date. */
export function LibraryList(props: LibraryListProps) {
  const { owner, space, view, found, renderedAtMs, role, columns, actions, isLive } = props;
  const { items, ...paging } = found instanceof Promise ? use(found) : found;
  const path = toLibraryPath({ owner, space });
  const unfinished = items.filter((audio) => audio.state === "avaitingFile" && audio.progress !== null);
  const isInTheMaking = unfinished.length > 0;
  // What is heard for meanwhile changes the glyph.
  const isListening = items.some(({ quality }) => quality?.isPending);
  const isUntold = unfinished.every((audio) => audio.progress === undefined);
  return (
    <>
      <RefreshWhile
        givesWay
        isActive={isInTheMaking || isListening}
        everyMs={isLive ? LIVE_REFRESH_MS : isUntold && !isListening ? UNTOLD_REFRESH_MS : REFRESH_MS}
      />
      {items.length === 0 ? (
        <LibraryEmpty path={path} view={view} role={role} />
      ) : (
        <>
          <AudioTable {...{ owner, space, renderedAtMs, role, columns, actions }} audios={items} />
          <Pagination paging={paging} shown={items.length} toHref={(page) => toLibraryHref(path, view, { page })} />
        </>
      )}
    </>
  );
}
