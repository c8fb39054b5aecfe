"use client";

import { type ReactNode, useState } from "react";
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

type Words = { title: string; description: string };

type SecretDialogProps<T> = {
  trigger: ReactNode;
  /** The form; it calls `onMade` with what was made. */
  ask: Words & { form: (onMade: (made: T) => void) => ReactNode };
  /** What tells the secret: it is gone with the dialog. */
  tell: Words & { show: (made: T) => ReactNode };
};

/** Makes something that has a secret, and tells the secret this once. */
export function SecretDialog<T>({ trigger, ask, tell }: SecretDialogProps<T>) {
  const [isOpen, setIsOpen] = useState(false);
  const [told, setTold] = useState<{ made: T } | null>(null);

  function open(next: boolean): void {
    setIsOpen(next);
    setTold(null);
  }

  const { title, description } = told ? tell : ask;
  return (
    <Dialog open={isOpen} onOpenChange={open}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      {/* A slip beside the dialog would lose it. */}
      <DialogContent className="max-w-lg" onInteractOutside={(event) => event.preventDefault()}>
        <DialogHeader>
          <DialogTitle>{title}</DialogTitle>
          <DialogDescription>{description}</DialogDescription>
        </DialogHeader>
        {told ? tell.show(told.made) : ask.form((made) => setTold({ made }))}
        {told ? (
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="primary">Done</Button>
            </DialogClose>
          </DialogFooter>
        ) : null}
      </DialogContent>
    </Dialog>
  );
}
