import { Check, X } from "lucide-react";
import { MiniWaveform } from "@/components/audios/mini-waveform";
import { Progress } from "@/components/ui/progress";
import { RelativeTime } from "@/components/ui/relative-time";
import { TableCell } from "@/components/ui/table";
import type { Audio } from "@/lib/contract/audio";
import { parseDuration } from "@/lib/domain/durations";
import { toSpokenTime, toTimecode } from "@/lib/domain/timecode";

/** Why the audio cannot be used, or else its handle where the name is another. */
export function Subline({ audio }: { audio: Audio }) {
  if (audio.failure)
    return <span className="block text-pretty text-muted-foreground text-xs">{audio.failure.detail}</span>;
  if (!audio.alias) return null;
  return <span className="block truncate text-muted-foreground text-xs">{audio.handle}</span>;
}

/** How far the audio has come, where that is known. */
export function Conversion({ progress, name }: { progress: Audio["progress"]; name: string }) {
  if (!progress || progress.stage === "queued") return null;
  return <Progress ratio={progress.ratio} aria-label={`${name} is being made ready`} className="mt-1 h-1 w-28" />;
}

/** The picture of a recording; nothing while there is no recording. */
export function WaveformCell({ owner, space, audio }: { owner: string; space: string; audio: Audio }) {
  const { duration, sampleRate } = audio;
  const hasWaveform = audio.state === "available" && duration !== null && sampleRate !== null;
  return (
    <TableCell className="max-lg:order-3 max-lg:basis-full">
      {hasWaveform ? (
        <MiniWaveform
          owner={owner}
          space={space}
          audio={audio.handle}
          duration={duration}
          sampleRate={sampleRate}
          className="h-7 w-30 text-primary/70 max-lg:h-9 max-lg:w-full"
        />
      ) : null}
    </TableCell>
  );
}

/** How long it is: digits for those who see, words for those who hear. */
export function Length({ duration }: { duration: string | null }) {
  if (duration === null) return null;
  const seconds = parseDuration(duration);
  return (
    <>
      <span aria-hidden="true">{toTimecode(seconds)}</span>
      <span className="sr-only">{toSpokenTime(seconds)}</span>
    </>
  );
}

/** How many people accepted it, and how many rejected it. */
export function Marks({ marks }: { marks: Audio["marks"] }) {
  if (!marks || marks.right + marks.wrong === 0) return null;
  return (
    <span className="flex items-center gap-2.5 text-muted-foreground text-xs tabular-nums">
      {marks.right > 0 ? (
        <span className="inline-flex items-center gap-1 text-success" title="Accepted">
          <Check aria-hidden="true" className="size-3.5" />
          {marks.right}
          <span className="sr-only">accepted it</span>
        </span>
      ) : null}
      {marks.wrong > 0 ? (
        <span className="inline-flex items-center gap-1 text-destructive" title="Rejected">
          <X aria-hidden="true" className="size-3.5" />
          {marks.wrong}
          <span className="sr-only">rejected it</span>
        </span>
      ) : null}
    </span>
  );
}

/** When the audio was made, and by whom. */
export function Added({ audio, renderedAtMs }: { audio: Audio; renderedAtMs: number }) {
  return (
    <>
      <RelativeTime dateTime={audio.createdAt} renderedAtMs={renderedAtMs} className="lg:block" />
      {audio.uploadedBy ? (
        <span className="lg:block lg:truncate lg:text-xs">
          <span className="lg:sr-only"> by </span>
          {audio.uploadedBy.alias ?? audio.uploadedBy.handle}
        </span>
      ) : null}
    </>
  );
}
