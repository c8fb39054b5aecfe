"use client";

import { ThumbsDown, ThumbsUp } from "lucide-react";
import Link from "next/link";
import { useRef, useState } from "react";
import { AudioState } from "@/components/audios/audio-state";
import { MiniWaveform } from "@/components/audios/mini-waveform";
import type { AudioActions } from "@/components/library/audio-actions";
import { AudioMenu } from "@/components/library/audio-menu";
import { RenameDialog } from "@/components/library/rename-dialog";
import { useRemoveWithUndo } from "@/components/library/use-remove-with-undo";
import { Progress } from "@/components/ui/progress";
import { RelativeTime } from "@/components/ui/relative-time";
import { TableCell, TableRow } from "@/components/ui/table";
import type { Audio } from "@/lib/contract/audio";
import { parseDuration } from "@/lib/domain/durations";
import { toSampleRateLabel, toSpokenTime, toTimecode } from "@/lib/domain/timecode";

type AudioRowProps = { owner: string; space: string; audio: Audio; renderedAtMs: number; actions: AudioActions };

/** One audio of the library; on a phone, one card. */
export function AudioRow({ owner, space, audio, renderedAtMs, actions }: AudioRowProps) {
  const [isRenaming, setIsRenaming] = useState(false);
  const menuButton = useRef<HTMLButtonElement>(null);
  const target = { owner, space, audio: audio.handle };
  const name = audio.alias ?? audio.handle;
  const href = `/${owner}/${space}/audios/${audio.handle}`;
  const { isGone, removeNow } = useRemoveWithUndo({ name, target, ...actions });
  if (isGone) return null;
  return (
    <TableRow className="group/row hover:bg-muted/60">
      <TableCell className="w-[30%] min-w-44 max-w-0 max-md:order-1 max-md:w-auto max-md:max-w-none max-md:grow max-md:basis-[calc(100%-4rem)]">
        <Link href={href} className="block truncate font-medium underline-offset-4 hover:underline">
          {name}
        </Link>
        <Subline audio={audio} />
      </TableCell>
      <WaveformCell owner={owner} space={space} audio={audio} />
      <TableCell className="max-md:order-4">
        <AudioState audio={audio} />
        <Conversion progress={audio.progress} name={name} />
      </TableCell>
      <TableCell className="whitespace-nowrap text-right tabular-nums max-md:order-5">
        <Length duration={audio.duration} />
      </TableCell>
      <TableCell className="whitespace-nowrap text-right text-muted-foreground tabular-nums max-md:order-6">
        {audio.sampleRate === null ? null : toSampleRateLabel(audio.sampleRate)}
      </TableCell>
      <TableCell className="whitespace-nowrap text-muted-foreground max-md:order-7">
        <RelativeTime dateTime={audio.createdAt} renderedAtMs={renderedAtMs} className="md:block" />
        {audio.uploadedBy ? (
          <span className="md:block md:max-w-28 md:truncate md:text-xs">
            <span className="md:sr-only"> by </span>
            {audio.uploadedBy.alias ?? audio.uploadedBy.handle}
          </span>
        ) : null}
      </TableCell>
      <TableCell className="max-md:order-8">
        <Marks marks={audio.marks} />
      </TableCell>
      <TableCell className="w-11 text-right max-md:order-2 max-md:ml-auto">
        <AudioMenu
          name={name}
          triggerRef={menuButton}
          fileHref={audio.state === "available" ? `${href}/file` : null}
          onRename={() => setIsRenaming(true)}
          onRemove={removeNow}
        />
        <RenameDialog
          target={target}
          alias={audio.alias}
          rename={actions.rename}
          isOpen={isRenaming}
          onOpenChange={setIsRenaming}
          opener={menuButton}
        />
      </TableCell>
    </TableRow>
  );
}

/** Why the audio cannot be used, or else its handle where the name is another. */
function Subline({ audio }: { audio: Audio }) {
  if (audio.failure)
    return <span className="block text-pretty text-muted-foreground text-xs">{audio.failure.detail}</span>;
  if (!audio.alias) return null;
  return <span className="block truncate text-muted-foreground text-xs">{audio.handle}</span>;
}

function Conversion({ progress, name }: { progress: Audio["progress"]; name: string }) {
  if (!progress || progress.stage === "queued") return null;
  return <Progress ratio={progress.ratio} aria-label={`${name} is being made ready`} className="mt-1 h-1 w-28" />;
}

function WaveformCell({ owner, space, audio }: Pick<AudioRowProps, "owner" | "space" | "audio">) {
  const { duration, sampleRate } = audio;
  const hasWaveform = audio.state === "available" && duration !== null && sampleRate !== null;
  return (
    <TableCell className="max-md:order-3 max-md:basis-full">
      {hasWaveform ? (
        <MiniWaveform
          owner={owner}
          space={space}
          audio={audio.handle}
          duration={duration}
          sampleRate={sampleRate}
          className="h-7 w-32 max-md:h-9 max-md:w-full"
        />
      ) : null}
    </TableCell>
  );
}

function Length({ duration }: { duration: string | null }) {
  if (duration === null) return null;
  const seconds = parseDuration(duration);
  return (
    <>
      <span aria-hidden="true">{toTimecode(seconds)}</span>
      <span className="sr-only">{toSpokenTime(seconds)}</span>
    </>
  );
}

function Marks({ marks }: { marks: Audio["marks"] }) {
  if (!marks || marks.right + marks.wrong === 0) return null;
  return (
    <span className="flex items-center gap-2.5 text-muted-foreground text-xs tabular-nums">
      {marks.right > 0 ? (
        <span className="inline-flex items-center gap-1 text-success" title="Sounds right">
          <ThumbsUp aria-hidden="true" className="size-3.5" />
          {marks.right}
          <span className="sr-only">say it sounds right</span>
        </span>
      ) : null}
      {marks.wrong > 0 ? (
        <span className="inline-flex items-center gap-1 text-destructive" title="Does not sound right">
          <ThumbsDown aria-hidden="true" className="size-3.5" />
          {marks.wrong}
          <span className="sr-only">say it does not sound right</span>
        </span>
      ) : null}
    </span>
  );
}
