import { MessageSquare } from "lucide-react";
import Link from "next/link";
import { toAudioPath } from "@/components/audios/audio-path";
import { Length, Subline, WaveformCell } from "@/components/library/audio-cells";
import { QualityGlyph } from "@/components/library/quality-glyph";
import { nameOf } from "@/components/queue/person";
import type { QueueProps } from "@/components/queue/queue-list";
import { toStepHref } from "@/components/queue/queue-view";
import { toLeaseWords } from "@/components/queue/queue-words";
import { ReviewStanding } from "@/components/queue/review-standing";
import { useNow } from "@/components/queue/use-now";
import { TableCell, TableRow } from "@/components/ui/table";
import type { Audio } from "@/lib/contract/audio";
import { may } from "@/lib/domain/permissions";

type QueueRowProps = QueueProps & {
  audio: Audio;
  isSelected: boolean;
  /** Null where nothing can be done with what is chosen. */
  onToggle: (() => void) | null;
};

/** One audio of a queue: what it is, whose, and how it stands. */
export function QueueRow(props: QueueRowProps) {
  const { address, view, columns, audio, viewer, role, renderedAtMs, isSelected, onToggle } = props;
  const name = audio.alias ?? audio.handle;
  const path = { ...address, audio: audio.handle };
  const href = may(role, "review") ? toStepHref(path, view) : toAudioPath(path);
  const open = audio.comments?.open ?? 0;
  return (
    <TableRow className="hover:bg-muted/60 has-checked:bg-primary/5">
      {onToggle ? (
        <TableCell className="max-lg:order-0">
          <input
            type="checkbox"
            aria-label={`Choose ${name}`}
            className="block size-4.5 accent-primary"
            checked={isSelected}
            onChange={onToggle}
          />
        </TableCell>
      ) : null}
      <TableCell className="max-lg:order-1 max-lg:min-w-0 max-lg:grow max-lg:basis-[calc(100%-4rem)]">
        {/* Nothing of its page can be fetched before it is asked for: trying costs a request for each row. */}
        <Link href={href} prefetch={false} className="block truncate font-medium underline-offset-4 hover:underline">
          {name}
        </Link>
        <Subline audio={audio} />
      </TableCell>
      {columns.hasPeaks ? <WaveformCell {...address} audio={audio} /> : null}
      <TableCell className="whitespace-nowrap text-right tabular-nums max-lg:order-4">
        <Length duration={audio.duration} />
      </TableCell>
      {columns.hasQuality ? (
        <TableCell className="max-lg:order-5">
          <QualityGlyph audio={audio} href={href} />
        </TableCell>
      ) : null}
      <TableCell className="max-lg:order-6">
        <Assignee assignment={audio.assignment} viewer={viewer} renderedAtMs={renderedAtMs} />
      </TableCell>
      <TableCell className="text-right text-muted-foreground tabular-nums max-lg:order-7">
        {open > 0 ? (
          <span className="inline-flex items-center gap-1" title="Open comments">
            <MessageSquare aria-hidden="true" className="size-3.5" />
            {open}
            <span className="sr-only"> open comments</span>
          </span>
        ) : null}
      </TableCell>
      <TableCell className="max-lg:order-8">
        <ReviewStanding review={audio.review} />
      </TableCell>
    </TableRow>
  );
}

type AssigneeProps = { assignment: Audio["assignment"]; viewer: string; renderedAtMs: number };

function Assignee({ assignment, viewer, renderedAtMs }: AssigneeProps) {
  const nowMs = useNow(renderedAtMs);
  if (!assignment || Date.parse(assignment.until) <= nowMs)
    return <span className="text-muted-foreground text-xs">Nobody</span>;
  return (
    <>
      <span className="lg:block lg:truncate">
        {assignment.user.handle === viewer ? "You" : nameOf(assignment.user)}
      </span>
      <span className="text-muted-foreground text-xs tabular-nums max-lg:ml-1.5">
        {toLeaseWords(assignment.until, nowMs)}
      </span>
    </>
  );
}
