"use client";

import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { toCounted } from "@/components/ui/count-words";
import { DialogClose, DialogFooter } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import { toIsoDay } from "@/lib/domain/alias-pattern";
import type { UploadEntry } from "@/lib/domain/upload-queue";
import type { BatchActions } from "./batch-actions";
import { BatchIdentity } from "./batch-identity";
import { BatchSpace } from "./batch-space";
import { type BatchChoice, countOf, toWishes } from "./batch-wishes";
import type { Batch } from "./batches";

type BatchFormProps = {
  batch: Batch;
  /** Those of its entries that can still be changed. */
  amendable: readonly UploadEntry[];
  editing: BatchActions | null;
  onApply: (choice: BatchChoice) => void;
};

const PREVIEWED = 3;

/** What can be wished of all files at once; what is left alone stays as it is. */
export function BatchForm({ batch, amendable, editing, onApply }: BatchFormProps) {
  const id = useId();
  const [pattern, setPattern] = useState("");
  const [target, setTarget] = useState<BatchChoice["target"]>(null);
  const [identity, setIdentity] = useState<BatchChoice["identity"]>("keep");
  const choice = { pattern, target, identity };
  const home = homeOf(amendable);
  const place = target ?? home;
  const isIdle = pattern.trim() === "" && target === null && identity === "keep";
  return (
    <>
      <div className="space-y-1.5">
        <TextField
          id={`${id}-pattern`}
          label="Alias pattern"
          hint="{name} stands for the file name, {folder} for its folder, {n} for its number, {date} for today. Leave it empty to keep the aliases."
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={pattern}
          onChange={(event) => setPattern(event.target.value)}
        />
        <Preview entries={amendable.slice(0, PREVIEWED)} choice={choice} count={countOf(batch.entries)} />
      </div>
      {editing && (
        <BatchSpace
          home={home}
          listSpaces={editing.listSpaces}
          onChoose={(chosen) => {
            setTarget(chosen);
            // Identities belong to a space.
            setIdentity("keep");
          }}
        />
      )}
      {editing && place && (
        <BatchIdentity key={`${place.owner}/${place.space}`} place={place} actions={editing} onChoose={setIdentity} />
      )}
      <DialogFooter>
        <DialogClose asChild>
          <Button className="max-sm:h-11">Cancel</Button>
        </DialogClose>
        <Button
          variant="primary"
          className="max-sm:h-11"
          disabled={isIdle || amendable.length === 0}
          onClick={() => onApply(choice)}
        >
          Apply to {toCounted(amendable.length, "file")}
        </Button>
      </DialogFooter>
    </>
  );
}

/** The space of all entries; null where they are not in one. */
function homeOf(entries: readonly UploadEntry[]): BatchChoice["target"] {
  const [first] = entries;
  if (!first || entries.some(({ owner, space }) => owner !== first.owner || space !== first.space)) return null;
  return { owner: first.owner, space: first.space };
}

type PreviewProps = { entries: readonly UploadEntry[]; choice: BatchChoice; count: number };

function Preview({ entries, choice, count }: PreviewProps) {
  const facts = { count, date: toIsoDay(new Date()) };
  return (
    <dl className="grid grid-cols-[minmax(0,auto)_minmax(0,1fr)] gap-x-3 gap-y-0.5 rounded-md bg-muted px-3 py-2 text-xs empty:hidden">
      {entries.map((entry) => (
        <div key={entry.id} className="contents">
          <dt className="truncate text-muted-foreground">{entry.name}</dt>
          <dd className="truncate font-medium">{toWishes(entry, choice, facts).alias || "no alias"}</dd>
        </div>
      ))}
    </dl>
  );
}
