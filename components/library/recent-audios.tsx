import { AudioLines, CircleCheck } from "lucide-react";
import Link from "next/link";
import type * as React from "react";
import { toAudioPath } from "@/components/audios/audio-path";
import { AudioState } from "@/components/audios/audio-state";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import type { Audio } from "@/lib/contract/audio";
import { parseDuration } from "@/lib/domain/durations";
import { toTimecode } from "@/lib/domain/timecode";

type Placed = { owner: string; space: string; spaceName: string; audio: Audio };

type RecentAudiosProps = {
  title: string;
  found: Promise<Placed[]>;
  renderedAtMs: number;
  /** Says why each could not be used, in place of its length. */
  isAboutFailures?: boolean;
  className?: string;
};

/** The newest audios over several spaces. */
export async function RecentAudios({
  title,
  found,
  renderedAtMs,
  isAboutFailures = false,
  className,
}: RecentAudiosProps) {
  const audios = await found;
  return (
    <Frame title={title} className={className}>
      {audios.length === 0 ? (
        <NothingRecent isAboutFailures={isAboutFailures} />
      ) : (
        <ul className="divide-y">
          {audios.map((placed) => (
            <li key={placed.audio.id}>
              <RecentAudio placed={placed} renderedAtMs={renderedAtMs} isAboutFailures={isAboutFailures} />
            </li>
          ))}
        </ul>
      )}
    </Frame>
  );
}

function RecentAudio({
  placed,
  renderedAtMs,
  isAboutFailures,
}: {
  placed: Placed;
  renderedAtMs: number;
  isAboutFailures: boolean;
}) {
  const { owner, space, spaceName, audio } = placed;
  return (
    <div className="relative flex items-center gap-4 px-4 py-3 transition-colors hover:bg-muted/60 sm:px-5">
      <div className="min-w-0 grow">
        <Link
          href={toAudioPath({ owner, space, audio: audio.handle })}
          prefetch={false}
          className="block truncate font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ring"
        >
          {audio.alias ?? audio.handle}
        </Link>
        <p className="text-muted-foreground text-xs">
          {isAboutFailures ? (
            (audio.failure?.detail ?? "The reason is not known.")
          ) : (
            <>
              {spaceName} · <RelativeTime dateTime={audio.createdAt} renderedAtMs={renderedAtMs} />
            </>
          )}
        </p>
      </div>
      {isAboutFailures ? (
        <RelativeTime
          dateTime={audio.createdAt}
          renderedAtMs={renderedAtMs}
          className="shrink-0 text-muted-foreground text-xs"
        />
      ) : (
        <>
          <AudioState audio={audio} />
          <span className="w-14 shrink-0 text-right text-muted-foreground tabular-nums max-sm:hidden">
            {audio.duration ? toTimecode(parseDuration(audio.duration)) : null}
          </span>
        </>
      )}
    </div>
  );
}

function NothingRecent({ isAboutFailures }: { isAboutFailures: boolean }) {
  if (isAboutFailures) {
    return (
      <EmptyState icon={CircleCheck} title="Nothing failed" className="py-10">
        <p>Files that cannot be used stand here for a day, with the reason.</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={AudioLines} title="Nothing came in yet" className="py-10">
      <p>Open a space above and drop audio files onto its page. That is all it takes.</p>
    </EmptyState>
  );
}

/** The same list while it is being asked for. */
export function RecentAudiosSkeleton({ title, className }: { title: string; className?: string }) {
  return (
    <Frame title={title} className={className}>
      <div role="status" aria-label={`Loading: ${title}`} className="divide-y">
        {["a", "b", "c"].map((row) => (
          <div key={row} className="space-y-2 px-4 py-3.5 sm:px-5">
            <Skeleton className="h-4 w-44" />
            <Skeleton className="h-3 w-24" />
          </div>
        ))}
      </div>
    </Frame>
  );
}

function Frame({
  title,
  className,
  children,
}: {
  title: string;
  className?: string | undefined;
  children: React.ReactNode;
}) {
  return (
    <section aria-label={title} className={className}>
      <Card className="overflow-hidden">
        <CardHeader>
          <CardTitle>{title}</CardTitle>
        </CardHeader>
        {children}
      </Card>
    </section>
  );
}
