"use client";

import { Bookmark, X } from "lucide-react";
import Link from "next/link";
import { type FormEvent, useState } from "react";
import type { SpaceAddress } from "@/components/audios/audio-path";
import { type QueueView, toQueueQuery, toReviewPath, usualQueue } from "@/components/queue/queue-view";
import { useSavedViews } from "@/components/queue/use-saved-views";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";

type SavedViewsProps = { address: SpaceAddress; view: QueueView };

/** The views that a person keeps under names, in this browser alone: to send one, the address of the page is enough. */
export function SavedViews({ address, view }: SavedViewsProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { views, save, remove } = useSavedViews();
  const query = toQueueQuery({ ...view, page: usualQueue.page });
  const keep = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    save({ name: String(new FormData(event.currentTarget).get("name") ?? ""), query });
    event.currentTarget.reset();
  };
  return (
    <Dialog open={isOpen} onOpenChange={setIsOpen}>
      <DialogTrigger asChild>
        <Button>
          <Bookmark aria-hidden="true" />
          Views
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Saved views</DialogTitle>
          <DialogDescription>
            They are kept in this browser, for every space. To show a view to somebody else, send the address of this
            page.
          </DialogDescription>
        </DialogHeader>
        {views.length === 0 ? (
          <p className="text-muted-foreground text-sm">No view is saved yet.</p>
        ) : (
          <ul aria-label="Saved views" className="divide-y rounded-md border">
            {views.map(({ name, query: saved }) => (
              <li key={name} className="flex items-center gap-2 py-1 pr-1 pl-3">
                <Link
                  href={`${toReviewPath(address)}?${saved}`}
                  aria-current={saved === query ? "page" : undefined}
                  onClick={() => setIsOpen(false)}
                  className="min-w-0 grow truncate font-medium text-sm underline-offset-4 hover:underline"
                >
                  {name}
                </Link>
                <Button
                  variant="ghost"
                  size="icon-sm"
                  aria-label={`Forget the view ${name}`}
                  onClick={() => remove(name)}
                >
                  <X aria-hidden="true" />
                </Button>
              </li>
            ))}
          </ul>
        )}
        <form onSubmit={keep} className="flex gap-2">
          <Input name="name" aria-label="Name of this view" placeholder="Name of this view" maxLength={50} required />
          <Button type="submit">Save</Button>
        </form>
        <DialogFooter>
          <DialogClose asChild>
            <Button>Done</Button>
          </DialogClose>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
