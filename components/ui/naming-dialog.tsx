"use client";

import { type ReactNode, useState } from "react";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@/components/ui/dialog";
import { NamingForm, type NamingFormProps } from "@/components/ui/naming-form";

type NamingDialogProps<T> = NamingFormProps<T> & {
  /** The button that opens it. */
  trigger: ReactNode;
  title: string;
  description: string;
};

/** Asks what something is called, to make it or to call it something else; closes once that is done. */
export function NamingDialog<T>({ trigger, title, description, onSaved, ...form }: NamingDialogProps<T>) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Dialog open={isOpen} onOpenChange={setIsOpen}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{title}</DialogTitle>
          <DialogDescription>{description}</DialogDescription>
        </DialogHeader>
        <NamingForm
          {...form}
          isInDialog
          onSaved={(saved) => {
            setIsOpen(false);
            onSaved(saved);
          }}
        />
      </DialogContent>
    </Dialog>
  );
}
