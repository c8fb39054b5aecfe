"use client";

import { Ellipsis, Link, Pencil, Trash2 } from "lucide-react";
import { type RefObject, useRef } from "react";
import { toast } from "sonner";
import { useComments } from "@/components/comments/comments-context";
import { toCommentHref } from "@/components/comments/comments-view";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { copyText } from "@/lib/browser/copy-text";
import type { Comment } from "@/lib/contract/comment";

type CommentMenuProps = {
  comment: Comment;
  name: string;
  /** The button that opens the menu. */
  triggerRef: RefObject<HTMLButtonElement | null>;
  /** Null where it is not the viewer's to do. */
  onEdit: (() => void) | null;
  onRemove: (() => void) | null;
};

/** What can be done with one comment. */
export function CommentMenu({ comment, name, triggerRef, onEdit, onRemove }: CommentMenuProps) {
  const { path } = useComments();
  const isEditing = useRef(false);

  async function copy(): Promise<void> {
    const link = `${window.location.origin}${toCommentHref(path, comment)}`;
    if (await copyText(link)) toast.success("Link copied.");
    else toast.error("Your browser did not let it be copied.", { description: link });
  }

  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button
          ref={triggerRef}
          variant="ghost"
          size="icon-sm"
          aria-label={`More about ${name}`}
          className="-my-1 text-muted-foreground"
        >
          <Ellipsis aria-hidden="true" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent
        align="end"
        onCloseAutoFocus={(event) => {
          // The field that has come in its place has the focus.
          if (isEditing.current) event.preventDefault();
          isEditing.current = false;
        }}
      >
        <DropdownMenuItem onSelect={copy}>
          <Link aria-hidden="true" />
          Copy link
        </DropdownMenuItem>
        {onEdit ? (
          <DropdownMenuItem
            onSelect={() => {
              isEditing.current = true;
              onEdit();
            }}
          >
            <Pencil aria-hidden="true" />
            Edit
          </DropdownMenuItem>
        ) : null}
        {onRemove ? (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuItem tone="destructive" onSelect={onRemove}>
              <Trash2 aria-hidden="true" />
              Remove
            </DropdownMenuItem>
          </>
        ) : null}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
