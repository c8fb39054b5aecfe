import { Suspense, use } from "react";
import { type AudioAddress, toAudioPath } from "@/components/audios/audio-path";
import { NeighbourKeys } from "@/components/audios/neighbour-keys";
import { NeighbourLink } from "@/components/audios/neighbour-link";
import { Skeleton } from "@/components/ui/skeleton";

type Neighbour = { handle: string; alias: string | null };

/** The audios above and below in a list that begins with the newest. */
export type Neighbours = { previous: Neighbour | null; next: Neighbour | null };

type NeighbourLinksProps = { address: AudioAddress; neighbours: Promise<Neighbours> };

/** The ways to the audios before and after, by link and by key; a grey place until they are known. */
export function NeighbourLinks(props: NeighbourLinksProps) {
  return (
    <Suspense fallback={<Skeleton className="h-8 w-17" />}>
      <Links {...props} />
    </Suspense>
  );
}

function Links({ address, neighbours }: NeighbourLinksProps) {
  const { previous, next } = use(neighbours);
  const toPlace = (one: Neighbour | null) =>
    one && { name: one.alias ?? one.handle, path: toAudioPath({ ...address, audio: one.handle }) };
  const [before, after] = [toPlace(previous), toPlace(next)];
  return (
    <nav aria-label="Neighbours" className="flex items-center gap-1">
      <NeighbourLink side="Previous" among="audio" neighbour={before} />
      <NeighbourLink side="Next" among="audio" neighbour={after} />
      <NeighbourKeys previousPath={before?.path ?? null} nextPath={after?.path ?? null} />
    </nav>
  );
}
