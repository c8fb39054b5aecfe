"use client";

import { CircleAlert } from "lucide-react";
import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { focusMain } from "@/components/layout/focus-main";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@/components/ui/dialog";

type ConfirmDialogProps = {
  /** The button that opens it; left out where something else does, by `isOpen`: the `opener` gets the focus back. */
  trigger?: ReactNode;
  opener?: RefObject<HTMLElement | null>;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  title: string;
  /** What will happen, and what cannot be undone about it. */
  children: ReactNode;
  /** The words of the button that does it, and its words while it does. */
  action: string;
  pending: string;
  tone?: "destructive" | "primary";
  /** Does it; answers why it could not be done, or null once it is. */
  onConfirm: () => Promise<string | null>;
};

/** Asks before something that cannot be taken back, and stays open until it is done; why it cannot be is told in it. */
export function ConfirmDialog({
  trigger,
  opener,
  title,
  children,
  action,
  pending,
  tone,
  onConfirm,
  ...opened
}: ConfirmDialogProps) {
  const [isOpenHere, setIsOpenHere] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const isDone = useRef(false);
  useEffect(() => {
    // What was asked about may go, and with it this dialog and the focus.
    return () => void (isDone.current && document.activeElement === document.body && focusMain());
  }, []);

  function open(isOpen: boolean): void {
    setFault(null);
    (opened.onOpenChange ?? setIsOpenHere)(isOpen);
  }

  async function confirm(): Promise<void> {
    if (isBusy) return;
    setIsBusy(true);
    const found = await onConfirm();
    setIsBusy(false);
    isDone.current = found === null;
    if (found === null) open(false);
    else setFault(found);
  }

  return (
    <Dialog open={opened.isOpen ?? isOpenHere} onOpenChange={open}>
      {trigger ? <DialogTrigger asChild>{trigger}</DialogTrigger> : null}
      <DialogContent
        onCloseAutoFocus={(event) => {
          if (!opener) return;
          event.preventDefault();
          opener.current?.focus();
        }}
      >
        <DialogHeader>
          <DialogTitle>{title}</DialogTitle>
          <DialogDescription asChild>
            <div className="space-y-2 text-pretty">{children}</div>
          </DialogDescription>
        </DialogHeader>
        <p role="alert" className="flex items-start gap-1.5 text-destructive text-sm empty:hidden">
          {fault ? <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" /> : null}
          {fault}
        </p>
        <DialogFooter>
          <Button onClick={() => open(false)}>Cancel</Button>
          <Button variant={tone ?? "destructive"} aria-disabled={isBusy} onClick={confirm}>
            {isBusy ? pending : action}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
