"use client";

import { useState } from "react";
import type { SpaceAddress } from "@/components/audios/audio-path";
import { Button } from "@/components/ui/button";
import { toCounted } from "@/components/ui/count-words";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { FormAlert } from "@/components/ui/form-alert";
import { Skeleton } from "@/components/ui/skeleton";
import type { GivenFile } from "@/lib/browser/upload/given-file";
import { SpaceList } from "./space-list";
import { findSpaces, type UploadSpace } from "./space-order";
import { type ListUploadSpaces, useUploadSpaces } from "./use-upload-spaces";

type SpaceChooserProps = {
  /** What was given without a space; the dialog is open as long as there is any. */
  files: readonly GivenFile[];
  /** Whose page it is, if anybody's. */
  owner: string | null;
  listSpaces: ListUploadSpaces;
  onChoose: (space: SpaceAddress) => void;
  onGiveUp: () => void;
};

/** Asks which space files go to that were given outside of one. */
export function SpaceChooser({ files, onGiveUp, ...choice }: SpaceChooserProps) {
  return (
    <Dialog open={files.length > 0} onOpenChange={(isOpen) => isOpen || onGiveUp()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Where should {files.length === 1 ? "this file" : "these files"} go?</DialogTitle>
          <DialogDescription className="wrap-anywhere">{toFileWords(files)}</DialogDescription>
        </DialogHeader>
        <Choice count={files.length} {...choice} />
      </DialogContent>
    </Dialog>
  );
}

type ChoiceProps = Omit<SpaceChooserProps, "files" | "onGiveUp"> & { count: number };

function Choice({ count, owner, listSpaces, onChoose }: ChoiceProps) {
  const { spaces, problem } = useUploadSpaces(listSpaces, owner);
  const [typed, setTyped] = useState("");
  const [picked, setPicked] = useState<UploadSpace | null>(null);
  const found = findSpaces(spaces ?? [], typed);
  const chosen = found.find((space) => space === picked) ?? found[0];
  return (
    <form
      className="grid min-w-0 gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen) onChoose({ owner: chosen.owner.handle, space: chosen.handle });
      }}
    >
      {spaces && spaces.length > 0 ? (
        <SpaceList {...{ spaces, found, chosen, typed }} onType={setTyped} onPick={setPicked} />
      ) : null}
      {spaces?.length === 0 ? (
        <p className="text-pretty text-sm">
          There is no space that you may upload to. Make one of your own, or ask an admin of your organization.
        </p>
      ) : null}
      {spaces || problem ? null : <Skeleton className="h-20" />}
      <FormAlert problem={problem} />
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" disabled={!chosen}>
          Upload {toCounted(count, "file")}
        </Button>
      </DialogFooter>
    </form>
  );
}

function toFileWords(files: readonly GivenFile[]): string {
  const [first] = files;
  if (!first) return "";
  return files.length === 1 ? first.path : `${first.path} and ${toCounted(files.length - 1, "other file")}`;
}
