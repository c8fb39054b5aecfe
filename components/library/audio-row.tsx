"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import type { AudioActions } from "@/components/audios/audio-actions";
import { toAudioPath } from "@/components/audios/audio-path";
import { AudioState } from "@/components/audios/audio-state";
import { useRemoveWithUndo } from "@/components/audios/use-remove-with-undo";
import { focusMain } from "@/components/layout/focus-main";
import { Added, Conversion, Length, Marks, Subline, WaveformCell } from "@/components/library/audio-cells";
import { AudioMenu } from "@/components/library/audio-menu";
import type { AudioColumns } from "@/components/library/audio-table";
import { QualityGlyph } from "@/components/library/quality-glyph";
import { RenameDialog } from "@/components/library/rename-dialog";
import { TableCell, TableRow } from "@/components/ui/table";
import type { Audio } from "@/lib/contract/audio";
import { may, type Role } from "@/lib/domain/permissions";
import { toSampleRateLabel } from "@/lib/domain/timecode";

type AudioRowProps = {
  owner: string;
  space: string;
  audio: Audio;
  renderedAtMs: number;
  role: Role;
  columns: AudioColumns;
  actions: AudioActions;
};

/** One audio of the library; on a phone, one card. */
export function AudioRow({ owner, space, audio, renderedAtMs, role, columns, actions }: AudioRowProps) {
  const [isRenaming, setIsRenaming] = useState(false);
  const menuButton = useRef<HTMLButtonElement>(null);
  const address = { owner, space, audio: audio.handle };
  const name = audio.alias ?? audio.handle;
  const href = toAudioPath(address);
  const router = useRouter();
  const refresh = () => router.refresh();
  const { deletion } = actions;
  const { isGone, removeNow } = useRemoveWithUndo({ address, name, deletion, onRemoved: refresh, onRestored: refresh });
  const removeAndFocus = () => {
    void removeNow();
    focusMain();
  };
  if (isGone) return null;
  return (
    <TableRow className="group/row hover:bg-muted/60">
      <TableCell className="max-lg:order-1 max-lg:min-w-0 max-lg:grow max-lg:basis-[calc(100%-4rem)]">
        {/* Nothing of its page can be fetched before it is asked for: trying costs a request for each row. */}
        <Link href={href} prefetch={false} className="block truncate font-medium underline-offset-4 hover:underline">
          {name}
        </Link>
        <Subline audio={audio} />
      </TableCell>
      {columns.hasPeaks ? <WaveformCell owner={owner} space={space} audio={audio} /> : null}
      <TableCell className="max-lg:order-4">
        <span className="inline-flex items-center gap-1">
          <AudioState audio={audio} />
          {columns.hasQuality ? <QualityGlyph audio={audio} href={href} /> : null}
        </span>
        <Conversion progress={audio.progress} name={name} />
      </TableCell>
      <TableCell className="whitespace-nowrap text-right tabular-nums max-lg:order-5">
        <Length duration={audio.duration} />
      </TableCell>
      <TableCell className="whitespace-nowrap text-right text-muted-foreground tabular-nums max-lg:order-6">
        {audio.sampleRate === null ? null : toSampleRateLabel(audio.sampleRate)}
      </TableCell>
      <TableCell className="whitespace-nowrap text-muted-foreground max-lg:order-7">
        <Added audio={audio} renderedAtMs={renderedAtMs} />
      </TableCell>
      {columns.hasMarks ? (
        <TableCell className="max-lg:order-8">
          <Marks marks={audio.marks} />
        </TableCell>
      ) : null}
      <TableCell className="text-right max-lg:order-2 max-lg:ml-auto">
        <AudioMenu
          name={name}
          triggerRef={menuButton}
          fileHref={audio.state === "available" ? `${href}/file?download` : null}
          onRename={may(role, "edit") ? () => setIsRenaming(true) : null}
          onRemove={deletion && may(role, "remove") ? removeAndFocus : null}
        />
        <RenameDialog
          address={address}
          alias={audio.alias}
          rename={actions.renameAudio}
          isOpen={isRenaming}
          onOpenChange={setIsRenaming}
          opener={menuButton}
        />
      </TableCell>
    </TableRow>
  );
}
