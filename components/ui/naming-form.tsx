"use client";

import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { DialogClose } from "@/components/ui/dialog";
import { FormAlert } from "@/components/ui/form-alert";
import { type Naming, NamingFields } from "@/components/ui/naming-fields";
import { textOf, useForm } from "@/components/ui/use-form";
import type { ActionResult } from "@/lib/contract/result";

export type NamingFormProps<T> = {
  /** What it is called now; nothing while it is only being made. */
  named?: Naming;
  /** What the handle is for, and what becomes of it. */
  handleHint: string;
  /** The words of the button. */
  action: string;
  save: (naming: Naming) => Promise<ActionResult<T>>;
  onSaved: (saved: T) => void;
};

/** What something is called: a name for people, and the handle that stands in addresses, which is made of the name at first. */
export function NamingForm<T>({
  named,
  handleHint,
  action,
  save,
  onSaved,
  isInDialog = false,
}: NamingFormProps<T> & { isInDialog?: boolean }) {
  const { form, field, isPending, problem } = useForm({
    send: (typed) => save({ handle: textOf(typed, "handle"), alias: textOf(typed, "alias") || null }),
    onSent: onSaved,
  });

  return (
    <form {...form} className="space-y-4">
      <NamingFields field={field} named={named} handleHint={handleHint} />
      <FormAlert problem={problem} />
      <div className={cn("flex flex-wrap gap-2", isInDialog && "justify-end")}>
        {isInDialog ? (
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
        ) : null}
        {/* Not `disabled`: the button would lose the focus by its own click. */}
        <Button type="submit" variant="primary" aria-disabled={isPending}>
          {isPending ? "Saving…" : action}
        </Button>
      </div>
    </form>
  );
}
