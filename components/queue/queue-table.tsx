"use client";

import type { QueueProps } from "@/components/queue/queue-list";
import { QueueRow } from "@/components/queue/queue-row";
import { QueueTableHead } from "@/components/queue/queue-table-head";
import { SelectionBar } from "@/components/queue/selection-bar";
import { useSelection } from "@/components/queue/use-selection";
import { Table, TableBody } from "@/components/ui/table";
import type { Audio } from "@/lib/contract/audio";
import { may } from "@/lib/domain/permissions";

/** The audios of a queue, one row each; on a phone, one card each. Those that are chosen can be decided on or assigned together. */
export function QueueTable({ audios, ...queue }: QueueProps & { audios: Audio[] }) {
  const selection = useSelection(audios.map(({ handle }) => handle));
  const canChoose = may(queue.role, "review");
  return (
    <>
      {canChoose ? <SelectionBar {...queue} {...selection} audios={audios} /> : null}
      <Table aria-label="Queue" className="lg:table-fixed">
        <QueueTableHead columns={queue.columns} canChoose={canChoose} />
        <TableBody>
          {audios.map((audio) => (
            <QueueRow
              key={audio.handle}
              {...queue}
              audio={audio}
              isSelected={selection.selected.includes(audio.handle)}
              onToggle={canChoose ? () => selection.toggle(audio.handle) : null}
            />
          ))}
        </TableBody>
      </Table>
    </>
  );
}
