"use client";

import { useId, useState } from "react";
import { parseRules } from "@/components/policy/rule-rows";
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
import { describeField, Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { PolicyRule } from "@/lib/domain/policy/policy";

type JsonDialogProps = { rules: PolicyRule[]; onImport: (rules: PolicyRule[]) => void };

/** The rules as the text that the API and the command line take, to copy, to change or to replace. */
export function JsonDialog({ rules, onImport }: JsonDialogProps) {
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [text, setText] = useState("");
  const [fault, setFault] = useState<string>();

  function open(isOpening: boolean): void {
    setIsOpen(isOpening);
    setText(JSON.stringify({ rules }, null, 2));
    setFault(undefined);
  }

  function take(): void {
    const parsed = parseRules(text);
    if ("fault" in parsed) {
      setFault(parsed.fault);
      return;
    }
    onImport(parsed.rules);
    setIsOpen(false);
  }

  return (
    <Dialog open={isOpen} onOpenChange={open}>
      <DialogTrigger asChild>
        <Button size="sm">JSON</Button>
      </DialogTrigger>
      <DialogContent className="max-w-xl">
        <DialogHeader>
          <DialogTitle>The policy as JSON</DialogTitle>
          <DialogDescription>
            Ratios are 0 to 1, sizes bytes. Saved in a file it is what <code>earmark check --policy</code> takes.
          </DialogDescription>
        </DialogHeader>
        <Field id={id} label="Rules" error={fault}>
          <Textarea
            {...describeField({ id, error: fault })}
            value={text}
            spellCheck={false}
            className="max-h-[42vh] font-mono text-[0.8125rem] md:text-[0.8125rem]"
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
        <DialogFooter>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" onClick={take}>
            Take these rules
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
