import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { Suspense, use } from "react";
import { type AudioAddress, toAudioPath } from "@/components/audios/audio-path";
import { NeighbourKeys } from "@/components/audios/neighbour-keys";
import { Button } from "@/components/ui/button";
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
  const pathTo = (one: Neighbour | null) => one && toAudioPath({ ...address, audio: one.handle });
  return (
    <nav aria-label="Neighbours" className="flex items-center gap-1">
      <NeighbourLink side="Previous" neighbour={previous} path={pathTo(previous)} />
      <NeighbourLink side="Next" neighbour={next} path={pathTo(next)} />
      <NeighbourKeys previousPath={pathTo(previous)} nextPath={pathTo(next)} />
    </nav>
  );
}

type NeighbourLinkProps = { side: "Previous" | "Next"; neighbour: Neighbour | null; path: string | null };

function NeighbourLink({ side, neighbour, path }: NeighbourLinkProps) {
  const Icon = side === "Previous" ? ChevronLeft : ChevronRight;
  const key = side === "Previous" ? "[" : "]";
  if (!neighbour || !path) {
    return (
      <Button size="icon-sm" disabled aria-label={`${side} audio: none`}>
        <Icon aria-hidden="true" />
      </Button>
    );
  }
  const name = neighbour.alias ?? neighbour.handle;
  return (
    <Button size="icon-sm" asChild>
      <Link href={path} aria-label={`${side} audio: ${name}`} aria-keyshortcuts={key} title={`${name} (${key})`}>
        <Icon aria-hidden="true" />
      </Link>
    </Button>
  );
}
