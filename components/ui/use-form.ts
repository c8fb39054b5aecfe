"use client";

import { type FormEvent, useId, useState } from "react";
import { flushSync } from "react-dom";
import { type ActionProblem, type ActionResult, orNoAnswer } from "@/lib/contract/result";

type FormWork<T> = {
  send: (typed: FormData) => Promise<ActionResult<T>>;
  onSent: (data: T, form: HTMLFormElement) => void;
};

/**
 * A form that is sent by an action: once at a time, and what was typed stays when it fails. Then the first field with
 * a fault gets the focus. Spread `form` over the form, `field(name)` over a field; `problem` is for {@link FormAlert}.
 */
export function useForm<T>({ send, onSent }: FormWork<T>) {
  const formId = useId();
  const [isPending, setIsPending] = useState(false);
  const [problem, setProblem] = useState<ActionProblem | null>(null);

  // A plain call: inside a transition it would hold up navigation behind every upload.
  async function onSubmit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (isPending) return;
    const form = event.currentTarget;
    setIsPending(true);
    const result = await orNoAnswer(send(new FormData(form)));
    // At once, so that the fields with faults are marked when one is looked for.
    flushSync(() => {
      setIsPending(false);
      setProblem(result.ok ? null : result.problem);
    });
    if (result.ok) onSent(result.data, form);
    else form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }

  return {
    isPending,
    problem,
    // By POST: sent before the scripts are there, nothing that was typed may land in the address.
    form: { onSubmit, method: "post", noValidate: true } as const,
    field: (name: string) => ({
      id: `${formId}-${name}`,
      name,
      error: problem?.errors?.find((fault) => fault.path === name)?.message,
    }),
  };
}

/** What {@link useForm} gives a field. */
export type FormField = { id: string; name: string; error: string | undefined };

/** What was typed into a field, without the spaces around it. */
export function textOf(typed: FormData, name: string): string {
  return String(typed.get(name) ?? "").trim();
}
