"use client";

import Link from "next/link";
import { useState } from "react";
import { toAudioPath } from "@/components/audios/audio-path";
import { Input } from "@/components/ui/input";
import type { UploadQueue } from "@/lib/browser/upload/queue";
import { isOpen, may, type UploadEntry } from "@/lib/domain/upload-queue";

/** What the audio of an entry will be called, to be changed until something of it is sent; then the way to it. */
export function EntryName({ entry, queue }: { entry: UploadEntry; queue: UploadQueue }) {
  const { id, owner, space, name, alias, audio, stage } = entry;
  if (stage === "available" && audio) {
    return (
      <Link
        href={toAudioPath({ owner, space, audio })}
        prefetch={false}
        className="truncate py-0.5 font-medium hover:underline max-sm:py-3"
      >
        {alias || name}
      </Link>
    );
  }
  const isAmendable = may(entry, "amended");
  if (!isOpen(entry) && !isAmendable) return <p className="truncate py-0.5 font-medium">{alias || name}</p>;
  return <AliasField entry={entry} isAmendable={isAmendable} onType={(typed) => queue.setAlias(id, typed)} />;
}

type AliasFieldProps = { entry: UploadEntry; isAmendable: boolean; onType: (typed: string) => void };

/** The queue tells of what was typed a moment later: until then the field knows it alone. */
function AliasField({ entry: { name, alias }, isAmendable, onType }: AliasFieldProps) {
  const [untold, setUntold] = useState<{ typed: string; before: string } | null>(null);
  if (untold && untold.before !== alias) setUntold(null);
  return (
    <Input
      aria-label={`Alias of ${name}`}
      title={name}
      value={untold?.before === alias ? untold.typed : alias}
      placeholder={name}
      maxLength={100}
      readOnly={!isAmendable}
      onChange={({ target: { value } }) => {
        setUntold({ typed: value, before: alias });
        onType(value);
      }}
      className="-ms-2 h-8 px-2 max-sm:h-11 md:text-sm read-only:border-transparent read-only:bg-transparent read-only:shadow-none"
    />
  );
}
