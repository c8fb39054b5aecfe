"use client";

import { Download, Ellipsis, Pencil, Trash2 } from "lucide-react";
import type * as React from "react";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";

type AudioMenuProps = {
  name: string;
  /** The button that opens the menu. */
  triggerRef: React.Ref<HTMLButtonElement>;
  /** Where the WAV is; null while there is none. */
  fileHref: string | null;
  /** Null where the role forbids it, or the API cannot do it. */
  onRename: (() => void) | null;
  onRemove: (() => void) | null;
};

/** What can be done to one audio of a list; no menu where that is nothing. */
export function AudioMenu({ name, triggerRef, fileHref, onRename, onRemove }: AudioMenuProps) {
  if (!fileHref && !onRename && !onRemove) return null;
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button
          ref={triggerRef}
          variant="ghost"
          size="icon-sm"
          aria-label={`More about ${name}`}
          className="text-muted-foreground"
        >
          <Ellipsis aria-hidden="true" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {onRename ? (
          <DropdownMenuItem onSelect={onRename}>
            <Pencil aria-hidden="true" />
            Rename
          </DropdownMenuItem>
        ) : null}
        {fileHref ? (
          <DropdownMenuItem asChild>
            <a href={fileHref} download>
              <Download aria-hidden="true" />
              Download WAV
            </a>
          </DropdownMenuItem>
        ) : null}
        {onRemove ? (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuItem tone="destructive" onSelect={onRemove}>
              <Trash2 aria-hidden="true" />
              Delete
            </DropdownMenuItem>
          </>
        ) : null}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
