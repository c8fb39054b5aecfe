"use client";

import { Gavel, Hand, Undo2, Users } from "lucide-react";
import { AssignDialog } from "@/components/queue/assign-dialog";
import { DecideDialog } from "@/components/queue/decide-dialog";
import type { QueueProps } from "@/components/queue/queue-list";
import type { useSelection } from "@/components/queue/use-selection";
import { useWhole } from "@/components/queue/use-whole";
import { Button } from "@/components/ui/button";
import { toCounted } from "@/components/ui/count-words";
import type { Audio } from "@/lib/contract/audio";

type SelectionBarProps = QueueProps & ReturnType<typeof useSelection> & { audios: Audio[] };

/** Chooses all rows of the page, and what is done to those that are chosen. */
export function SelectionBar(props: SelectionBarProps) {
  const { address, audios, selected, isAll, toggleAll, people, role, actions, reasons, viewer } = props;
  const { isBusy, take, giveBack } = useWhole(address, actions);
  const isNone = selected.length === 0;
  const chosen = audios.filter(({ handle }) => selected.includes(handle));
  const mine = chosen.filter(({ assignment }) => assignment?.user.handle === viewer).map(({ handle }) => handle);
  return (
    <div className="flex min-h-13 flex-wrap items-center gap-x-3 gap-y-2 border-b px-4 py-2 text-sm sm:px-5">
      <label className="flex items-center gap-2.5">
        <input type="checkbox" className="size-4.5 accent-primary" checked={isAll} onChange={toggleAll} />
        <span aria-live="polite">
          {isNone ? "Choose all on this page" : `${toCounted(selected.length, "audio")} chosen`}
        </span>
      </label>
      {isNone ? null : (
        <div className="ml-auto flex flex-wrap gap-2">
          {mine.length > 0 && actions.giveBackAudio ? (
            <Button size="sm" aria-disabled={isBusy} onClick={() => giveBack(mine)}>
              <Undo2 aria-hidden="true" />
              Give back
            </Button>
          ) : null}
          {people.length > 0 ? (
            <AssignDialog
              {...{ address, people, role, actions }}
              audios={selected}
              trigger={
                <Button size="sm">
                  <Users aria-hidden="true" />
                  Assign…
                </Button>
              }
            />
          ) : (
            <Button size="sm" aria-disabled={isBusy} onClick={() => take(selected)}>
              <Hand aria-hidden="true" />
              Take
            </Button>
          )}
          {actions.reviewAudios ? (
            <DecideDialog
              {...{ address, reasons }}
              reviewAudios={actions.reviewAudios}
              audios={chosen}
              trigger={
                <Button size="sm" variant="primary">
                  <Gavel aria-hidden="true" />
                  Decide…
                </Button>
              }
            />
          ) : null}
        </div>
      )}
    </div>
  );
}
