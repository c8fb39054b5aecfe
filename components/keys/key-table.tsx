"use client";

import { Fragment, useRef, useState } from "react";
import type { useRebinding } from "@/components/keys/use-rebinding";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { resetBinding } from "@/lib/browser/keys/bindings";
import { toChordWords } from "@/lib/browser/keys/chord-words";
import { COMMAND_GROUPS, COMMANDS, type CommandId, chordsOf } from "@/lib/browser/keys/commands";
import { listObeyed } from "@/lib/browser/keys/listen-to-keys";
import { preferences } from "@/lib/browser/player/preferences";

type Rebinding = ReturnType<typeof useRebinding>;

/** The keys of everything that can be done on this page, each of which can be changed. */
export function KeyTable({ rebinding }: { rebinding: Rebinding }) {
  // As it was when the sheet was opened: nothing comes or goes behind it.
  const [obeyed] = useState(listObeyed);
  return COMMAND_GROUPS.map((group) => {
    const ids = obeyed.filter((id) => COMMANDS[id].group === group);
    if (ids.length === 0) return null;
    return (
      <section key={group} aria-label={group}>
        <h3 className="pb-1.5 font-medium text-muted-foreground text-xs">{group}</h3>
        <dl className="grid grid-cols-[minmax(5.5rem,auto)_1fr_auto] items-center gap-x-3 gap-y-1 text-sm">
          {ids.map((id) => (
            <KeyRow key={id} id={id} rebinding={rebinding} />
          ))}
        </dl>
      </section>
    );
  });
}

function KeyRow({ id, rebinding }: { id: CommandId; rebinding: Rebinding }) {
  const { keys, waitingFor, begin, cancel, press, say } = rebinding;
  const { does } = COMMANDS[id];
  const isWaiting = waitingFor === id;
  const isChanged = keys[id] !== undefined;
  const wasAnswer = useRef(false);
  const reset = () => {
    preferences().set({ keys: resetBinding(keys, id) });
    say(`“${does}” has its own keys again.`);
  };
  return (
    <div className="contents">
      <dt className="flex flex-wrap items-center gap-1">
        <Chords chords={chordsOf(id, keys)} />
      </dt>
      <dd className="text-pretty">{does}</dd>
      <dd className="flex justify-end gap-1">
        {isChanged && !isWaiting ? (
          <Button variant="ghost" size="sm" aria-label={`Reset the key for “${does}”`} onClick={reset}>
            Reset
          </Button>
        ) : null}
        <Button
          variant={isWaiting ? "primary" : "ghost"}
          size="sm"
          aria-label={isWaiting ? `Press a key for “${does}”` : `Change the key for “${does}”`}
          onClick={() => (isWaiting ? cancel() : begin(id))}
          onBlur={() => isWaiting && cancel()}
          onKeyDown={(event) => {
            wasAnswer.current = isWaiting;
            if (!isWaiting) return;
            // The key is an answer: it neither works this button nor moves the focus.
            event.preventDefault();
            event.stopPropagation();
            if (event.key === "Escape") cancel();
            else press(event);
          }}
          onKeyUp={(event) => wasAnswer.current && event.preventDefault()}
        >
          {isWaiting ? "Press a key" : "Change"}
        </Button>
      </dd>
    </div>
  );
}

function Chords({ chords }: { chords: readonly string[] }) {
  if (chords.length === 0) return <span className="text-muted-foreground">none</span>;
  return chords.map((chord, index) => (
    <Fragment key={chord}>
      {index > 0 ? <span className="sr-only"> or </span> : null}
      <Kbd>{toChordWords(chord)}</Kbd>
    </Fragment>
  ));
}
