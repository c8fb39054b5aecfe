"use client";

import { Play } from "lucide-react";
import { useId, useState } from "react";
import { CommandBlock } from "@/components/docs/command-block";
import { KeyField } from "@/components/docs/key-field";
import type { Triable } from "@/components/docs/reference-view";
import { TrialFields } from "@/components/docs/trial-fields";
import { TrialOutcome } from "@/components/docs/trial-outcome";
import { useReader } from "@/components/docs/use-reader";
import { useTrial } from "@/components/docs/use-trial";
import { Button } from "@/components/ui/button";
import { toCurl } from "@/lib/browser/try-it/to-curl";

/** Sends an operation from this page to the API of this page, with a pasted key; never with the session. */
export function TryIt({ operation }: { operation: Triable }) {
  const { isApiHere } = useReader();
  const [isOpen, setIsOpen] = useState(false);
  if (!isApiHere) return null;
  if (isOpen) return <TrialForm operation={operation} />;
  return (
    <Button onClick={() => setIsOpen(true)} aria-label={`Try it: ${operation.summary}`}>
      <Play aria-hidden="true" />
      Try it
    </Button>
  );
}

function TrialForm({ operation }: { operation: Triable }) {
  const id = useId();
  const { apiAddress } = useReader();
  const trial = useTrial(operation);
  const isSending = trial.outcome.state === "sending";
  return (
    <form
      aria-labelledby={id}
      onSubmit={trial.onSubmit}
      method="post"
      noValidate
      className="space-y-4 rounded-lg border bg-card p-4"
    >
      <h3 id={id} className="font-semibold text-sm tracking-tight">
        Try it
      </h3>
      {operation.isOpen ? null : <KeyField />}
      <TrialFields operation={operation} trial={trial} />
      <CommandBlock label="The same by curl" text={toCurl(trial.trial, apiAddress)} />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <SendButton operation={operation} isSending={isSending} />
        {isSending ? <Button onClick={trial.cancel}>Cancel</Button> : null}
        {operation.method === "GET" || operation.method === "HEAD" ? null : (
          <p className="text-[0.8125rem] text-muted-foreground">This is no simulation: the server does it.</p>
        )}
      </div>
      <TrialOutcome outcome={trial.outcome} />
    </form>
  );
}

/** What takes something away says so, rather than “Send”. */
function SendButton({ operation: { method, summary }, isSending }: { operation: Triable; isSending: boolean }) {
  const isDestructive = method === "DELETE";
  const [action] = isDestructive ? summary.split(/[,;(]/) : ["Send"];
  // Not `disabled`: the button would lose the focus by its own click.
  return (
    <Button
      type="submit"
      variant={isDestructive ? "destructive" : "primary"}
      aria-disabled={isSending}
      className="whitespace-normal"
    >
      {isSending ? "Sending…" : action?.trim()}
    </Button>
  );
}
